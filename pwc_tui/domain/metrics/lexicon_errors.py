"""Words of metrics that are better when lower."""

from pwc_tui.domain.metrics.lexicon import family

ERRORS = (
    family("an error or a loss", "error errors err loss losses mistakes failure failures", low=0),
    # NIST's scoring of speech: words, characters, phones, diarization; EER, minDCF: NIST SRE.
    family(
        "an error rate",
        "wer cer eer mer wder der ier ser mce tewer bwer uwer cpwer mindcf minddcf"
        " dcf mces fnmr nfmr ber chair hter acer apcer bpcer fpr fnr frr fdr lamr fppi fpr95 fpr80",
        phrases=(
            "false positive rate",
            "false negative rate",
            "false alarm rate",
            "false discovery rate",
            "miss rate",
            "edit distance",
            "detection cost",
            "collision",
            "deletion auc",
            "fp l2",
        ),
        capitals="PER TER DER SER FAR FR",
        low=0,
    ),
    # Heusel 2017 (FID), Unterthiner 2018 (FVD), Bińkowski 2018 (KID), Karras 2018 (SWD, PPL).
    family(
        "a distance of distributions",
        "fid kid fvd kvd fad sfid cfid fdd fjd swd jsd mmd emd nna wasserstein kl kld divergence",
        endings="fid fvd",
        phrases=("inception distance", "frechet distance", "earth mover", "fd dinov2", "fd openl3"),
        low=0,
    ),
    # Zhang 2018 (LPIPS), Mittal 2013 (NIQE), 2012 (BRISQUE), Blau 2018 (PI).
    family(
        "unlikeness or unnaturalness of images",
        "lpips niqe brisque dists piqe ilniqe dssim deltae ewarp",
        phrases=("perceptual index", "pi y"),
    ),
    family(
        "how surprised a model is",
        "perplexity ppl bpc bpb bpd nll entropy logloss negll bpsp",
        phrases=(
            "bit per character",
            "bits per character",
            "bits per byte",
            "bits per dim",
            "bits per dimension",
            "bits dim",
            "bits dimension",
            "negative log",
            "cross entropy",
            "negative cll",
            "negative elbo",
        ),
        low=0,
    ),
    # Optical flow: Middlebury, KITTI; poses: Human3.6M (Ionescu 2014); paths: Gupta 2018.
    family(
        "a distance from the truth",
        "epe aepe aee rmse rmsd mse mae mape smape nmse nrmse rmsle msle nme ned mpjpe pampjpe"
        " mpvpe mpvertexpe pve mpjae ade fde minade minfde absrel sqrel rms silog irmse imae"
        " chamfer hausdorff hd95 asd assd mrrpe crps"
        " mcd rre mrpe akd aed p2s lmd mve nmve nmje mje jitter rmspe badpix"
        " wrmsse wape rse mase dtw mpjre sam ergas"
        " wmape ate rpe nmae minfde6 minade6 brierfde mave mde",
        endings="rmse mape mpjpe mpvpe",
        phrases=(
            "sf all",
            "d2 all",
            "d2 bg",
            "d2 fg",
            "px total",
            "bd rate",
            "bsq rate",
            "lse d",
            "m stft",
            "si l2",
            "abs rel",
            "sq rel",
            "absolute relative",
            "fl all",
            "fl bg",
            "fl fg",
            "d1 all",
            "d1 bg",
            "d1 fg",
            "bad pixel",
            "outlier ratio",
            "chamfer distance",
            "end point",
            "mean rank",
            "median rank",
            "average rank",
            "avg rank",
            "acceleration error",
        ),
        capitals="CD HD L1 L2 SAD MAD GRAD CONN VOI ARD SRD ATE RPE",
        low=0,
    ),
    # Caruana-like calibration (Guo 2017), corruption error (Hendrycks 2019), ranks of retrieval.
    # Akaike 1974, Schwarz 1978; Geifman et al. 2019.
    family("an information criterion", "aic bic"),
    family("the risk of answers a model is sure of", "aurc eaurc", low=0),
    family("the bits a picture takes", "bpp", phrases=("bits per pixel",), low=0),
    family(
        "a miscalibration, a toxicity, a rank or a fault",
        "ece brier toxicity mnr mdr medr meanr mate maoe mave maae ids idsw decay"
        " hallucination forgetting",
        phrases=("id switches", "identity switches", "id sw", "jaccard decay", "f measure decay"),
        low=0,
    ),
    # The mean rank of a link, a miss rate; but also the movie reviews of SentEval.
    family("a mean rank or a miss rate", capitals="MR", sureness=0.85),
    family(
        "a distance, a cost or a gap",
        "distance distances cost regret violation violations risk difference discrepancy drop"
        " degradation gap penalty deviation",
        sureness=0.85,
    ),
)
