"""From files to records: gzip, JSON and parquet, of any size and damage."""
