"""The files of the index as they are read: arrays, words, postings, orders."""
