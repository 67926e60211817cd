"""Words of metrics that are better when higher."""

from pwc_tui.domain.metrics.lexicon import family

BEST_BETWEEN = (
    # How well a nearest neighbour tells generated from real: half of them is best (Lopez-Paz and
    # Oquab 2017). How often a model prefers the stereotype (StereoSet: Nadeem et al. 2021).
    family(
        "best in the middle, not at an end",
        phrases=("1 nn accuracy", "1 nn acc", "1 nearest neighbor accuracy", "stereotype score"),
    ),
)

DESPITE_ERRORS = (
    # Attackers want it high, defenders low.
    family("the success of an attack", phrases=("attack success",), sureness=0.6),
    family(
        "a score, although it holds a word for errors",
        phrases=(
            "error reduction",
            "error detection",
            "error correction f1",
            "true positive rate",
            "true negative rate",
            "detection rate",
            "success rate",
            "recognition rate",
            "acceptance rate",
            "frame rate",
            "reciprocal rank",
            "rand index",
            "h mean",
            "peak signal",
            "chamfer ap",
            "error free",
            "infraction penalty",
        ),
    ),
    # How often a linear classifier takes generated images for real ones (Zhao et al. 2021).
    family("a share of deceived classifiers", phrases=("p ids", "u ids")),
    # CheXpert's challenge counts the radiologists whose curve a model beats (Irvin et al. 2019).
    family("radiologists that were beaten", phrases=("rads below curve",)),
    # Equivariance to translation and rotation, as a PSNR in dB (StyleGAN3: Karras et al. 2021).
    family("equivariance in dB", phrases=("eq t", "eq r", "eq t frac")),
)
"""Looked for before the words of errors."""

SCORES = (
    family(
        "a share of right answers",
        "exact accuracy accuracies acc correct em solved pass accuarcy accuray accurcay accurarcy"
        " top1 top5 top10 exprate correctness corloc froc spl softspl upos mof uar war obo"
        " validity",
        endings="acc",
        phrases=(
            "hit rate",
            "succ rate",
            "completion rate",
            "route completion",
            "task completion",
            "top 1",
            "top 5",
            "q a",
            "qa r",
            "q ar",
            "lemma match",
            "win tie rate",
            "co dld",
            "rg p",
        ),
        capitals="EM WA UA OA POS",
        low=0,
        high=100,
    ),
    # van Rijsbergen 1979; GLEU and F0.5 as CoNLL-2014; Smatch: Cai and Knight 2013.
    family(
        "a measure of precision and recall",
        "f1 f05 f2 fmeasure fscore precision recall hmean smatch ap aph map maph bap sensitivity"
        " specificity tpr tnr tar vr gar auc auroc auprc aupr roc prauc rocauc of1 cf1 macrof1"
        " microf1 apm aps apl apc apf ar1 ar10 ar50 ar100 infap odsf muc b3 ceaf auccess"
        " fβ fwβ maxfβ meanfβ sα eφ eξ ods ois aupro",
        endings="f1 auc",
        phrases=(
            "harmonic mean",
            "g mean",
            "s measure",
            "e measure",
            "r prec",
            "p r",
            "p r10k",
            "p r50k",
            "macro p",
            "macro r",
            "v m",
            "v measure",
            "f measure",
            "f score",
            "f bc",
        ),
        capitals="AR PQ RQ SQ AP MAP F",
        low=0,
        high=100,
    ),
    # Papineni 2002, Lin 2004, Xu 2016 (SARI), Zhang 2020 (BERTScore). CIDEr and NIST pass 100.
    family(
        "likeness to reference texts",
        "bleu sacrebleu gleu rouge rougel meteor spice chrf bertscore sari comet codebleu parent"
        " spider fense clipscore clipsim mauve rougelsum bertscoref1",
        endings="bleu",
        low=0,
        high=100,
    ),
    family("likeness to reference texts", "cidr cider bleurt nist", capitals="CIDE", low=0),
    # Everingham 2010 (PASCAL VOC), Rezatofighi 2019 (GIoU).
    family(
        "overlap with the truth",
        "iou miou fwiou dice dsc jaccard oks mdice nsd partpq vpq lstq mpq teds meaniou cov",
        endings="iou",
        phrases=("intersection over union", "average overlap", "best overlap"),
        low=0,
        high=100,
    ),
    # Wang 2004 (SSIM), Zhang 2011 (FSIM).
    family("likeness of images", "ssim msssim fsim vif scc", low=0, high=100),
    family(
        "a signal above noise, in dB",
        "psnr sdr sisdr sdri sisdri snr sisnr sisnri ssnr snri pnsr",
        endings="psnr",
        capitals="SIR SAR NSDR",
    ),
    family(
        "quality of speech", "pesq stoi estoi visqol csig cbak covl dnsmos utmos psds vmaf", low=0
    ),
    # MRR: Voorhees 1999; nDCG: Järvelin 2002.
    family(
        "a rank of right answers",
        "mrr ndcg hits cmc nds hr dcg minp rank1 rank5 rank10 r1 r5 r10 infndcg",
        phrases=("rank 1", "rank 5", "rank 10"),
        low=0,
        high=100,
    ),
    # MOTA: Bernardin 2008; IDF1: Ristani 2016; HOTA: Luiten 2021; EAO, AO, SR: VOT and GOT-10k.
    family(
        "a measure of tracking",
        "mota motp hota idf1 deta assa eao teta motsa",
        endings="mota motsa",
        phrases=("norm precision", "success"),
        capitals="AO SR",
    ),
    family("attachment of words", "las uas mlas blex clas elas", low=0, high=100),
    family(
        "a share of key points",
        "pck pckh pcp pcpm pdj 3dpck pcp3d",
        phrases=("mean 0 1", "delta 1 25", "δ 1 25"),
        low=0,
        high=100,
    ),
    family(
        "agreement or correlation",
        "mcc kappa correlation correlations pearson spearman kendall plcc srcc srocc krcc nmi"
        " ari ami purity qwk ccc lcc klcc krocc pcc npmi modularity",
        phrases=("wu p",),
        low=-100,
        high=100,
    ),
    # It is below -1 for what is worse than the mean.
    # Zemla 1999 (GDT), Rost and Sander 1993 (Q3).
    family(
        "a share of a protein that is right",
        "gdt q3 q8 lddt",
        phrases=("gdt ts", "gdt ha", "tm score"),
        low=0,
        high=100,
    ),
    # Lopez-Paz and Ranzato 2017: what is learned later helps with what came before, or hurts it.
    family(
        "a transfer to other tasks", "bwt fwt", phrases=("backward transfer", "forward transfer")
    ),
    # Croce and Hein 2020.
    family("a share of right answers under attack", "autoattack", low=0, high=100),
    family("explained variance", "r2 explained", phrases=("r squared", "r 2"), high=100),
    family("a quality without reference", "nrqm musiq maniqa clipiqa nima", low=0),
    family("the inception score", phrases=("inception score",), capitals="IS", low=1),
    family(
        "points, wins or a rating",
        "elo reward rewards return score scores win wins won vqa mos hns",
        sureness=0.9,
    ),
    family("the likelihood of the data", "likelihood elbo loglikelihood", sureness=0.9),
    family(
        "a quality",
        "quality usefulness fluency coherence consistency diversity coverage fidelity"
        " completeness homogeneity similarity agreement informativeness",
        sureness=0.85,
    ),
)

PARTS = (
    # GLUE: Wang 2018; SuperGLUE: Wang 2019; SentEval: Conneau 2018. Every task has a score.
    family(
        "a benchmark that is measured by a score",
        "mrpc sst cola qnli wnli qqp mnli mnlim mnlimm stsb sick boolq copa multirc"
        " wic wsc hellaswag mmlu piqa gsm8k humaneval winogrande openbookqa truthfulqa senseval"
        " semeval matched mismatched trec subj mpqa glue superglue squad triviaqa csqa siqa"
        " reverb45k",
        capitals="RACE RTE STS",
        sureness=0.92,
        low=-100,
        high=100,
    ),
    # MPII: Andriluka 2014, PoseTrack: AP or PCK joint by joint. In 3D it can be an error in mm.
    family(
        "a joint of the body: its share of key points",
        "head neck sho shou shoulder elb elbow wri wrist hip knee ank ankl ankle torso",
        sureness=0.78,
    ),
)
"""Names of what is measured, not of the measure."""
