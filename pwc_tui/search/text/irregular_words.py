"""Words whose other forms no rule gives: plurals, spellings, and what only looks like a plural.

Drawn from the titles of the archive with the libraries `inflect` (plurals, classical ones too) and
`breame` (British and American spellings), and read through. What plurals another archive has beside
these `tests/benchmarks/irregular_words.py` tells.
"""

_PLURALS = """
addendum/addenda amoeba/amoebae analysis/analyses antenna/antennae appendix/appendices
automaton/automata axis/axes bacterium/bacteria basis/bases bicriterion/bicriteria cactus/cacti
calf/calves catharsis/catharses child/children codex/codices consortium/consortia continuum/continua
corpus/corpora cortex/cortices crisis/crises criterion/criteria curriculum/curricula datum/data
desideratum/desiderata diagnosis/diagnoses die/dice eigenspectrum/eigenspectra ellipsis/ellipses
emphasis/emphases equilibrium/equilibria erratum/errata extremum/extrema focus/foci foot/feet
formula/formulae fungus/fungi ganglion/ganglia genesis/geneses genius/genii genus/genera goose/geese
half/halves helix/helices hypothesis/hypotheses index/indices knife/knives lacuna/lacunae
layperson/laypeople leaf/leaves lemma/lemmata life/lives locus/loci loaf/loaves lumen/lumina man/men
matrix/matrices maximum/maxima memorandum/memoranda metamorphosis/metamorphoses
metastasis/metastases minimum/minima minutia/minutiae modulus/moduli momentum/momenta mouse/mice
nebula/nebulae neurosis/neuroses niveau/niveaux nucleolus/nucleoli nucleus/nuclei oasis/oases
optimum/optima ovum/ova parenthesis/parentheses person/people phalanx/phalanges phenomenon/phenomena
plateau/plateaux polyhedron/polyhedra polyomino/polyominoes presheaf/presheaves prognosis/prognoses
prosthesis/prostheses psychosis/psychoses quantum/quanta quiz/quizzes radius/radii reseau/reseaux
salesman/salesmen scarf/scarves schema/schemata self/selves sheaf/sheaves shelf/shelves
simplex/simplices spectrum/spectra stigma/stigmata stimulus/stimuli stratum/strata
submatrix/submatrices subbasis/subbases supernova/supernovae syllabus/syllabi symbiosis/symbioses
symposium/symposia synopsis/synopses synthesis/syntheses tableau/tableaux tetrahedron/tetrahedra
thesis/theses thief/thieves tooth/teeth torus/tori vertebra/vertebrae vertex/vertices virus/viri
vortex/vortices wife/wives wolf/wolves woman/women
"""

_SINGULARS = """
across alias always analysis arkansas as atlas axis basis besides bias bonus bus canvas census
chaos charles chess christmas consensus corps cosmos diabetes does ens gas gps has hercules hermes
his ics indeed is its james kansas kubernetes lens lucas mars mas mathematics mercedes news
pancreas pandas paris perhaps physics plus rabies regardless series species status texas this
thomas thus tigris towards us vegas venus versus wales was whereas yes
"""

_NOUNS_IN_IC = """
academic antibiotic arithmetic basic characteristic classic clinic comic critic diagnostic epidemic
epic fabric generic geodesic graphic harmonic heuristic logic lyric mechanic metric mimic mosaic
panic pandemic quadric relic rubric statistic synthetic tactic topic tropic
"""
"""Of others the plural is no plural: `semantics` are not several of `semantic`."""

_SPELLINGS = """
accoutrement/accouterment acknowledgement/acknowledgment aeon/eon aeroplane/airplane aesthe/esthe
aetiolog/etiolog ageing/aging aluminium/aluminum anaem/anem anaesth/anesth analogue/analog
archaeo/archeo artefact/artifact calibre/caliber calliper/caliper cancell/cancel catalogue/catalog
cataloguing/cataloging centred/centered centre/center centring/centering chequered/checkered
counsellor/counselor defence/defense dialogue/dialog diarrhoea/diarrhea draught/draft
encyclopaed/encycloped enrolment/enrollment fibre/fiber foet/fet fulfilment/fulfillment grey/gray
gynaec/gynec haem/hem homoeo/homeo instalment/installment jewellery/jewelry judgement/judgment
leukaem/leukem licenc/licens likeable/likable litre/liter lustre/luster manoeuvrab/maneuverab
manoeuvre/maneuver manoeuvring/maneuvering marvellous/marvelous mediaeval/medieval metre/meter
mould/mold moult/molt moustache/mustache oedema/edema oesophag/esophag oestrogen/estrogen
offence/offense orthopaed/orthoped paediatr/pediatr palaeo/paleo plough/plow practis/practic
pretence/pretense sabre/saber saltpetre/saltpeter sceptic/skeptic skilful/skillful spectre/specter
sulph/sulf theatre/theater tranquillity/tranquility travell/travel woollen/woolen yoghurt/yogurt
ardour/ardor armour/armor behaviour/behavior candour/candor clamour/clamor colour/color
demeanour/demeanor endeavour/endeavor favour/favor fervour/fervor flavour/flavor glamour/glamor
harbour/harbor honour/honor humour/humor labour/labor neighbour/neighbor odour/odor parlour/parlor
rancour/rancor rigour/rigor rumour/rumor saviour/savior savour/savor splendour/splendor
tumour/tumor valour/valor vapour/vapor vigour/vigor
"""
"""Parts of words, British and American."""

_WHOLE_SPELLINGS = """
amongst/among benefitted/benefited biassed/biased cheque/check cheques/checks disc/disk discs/disks
distil/distill enrol/enroll focussed/focused focussing/focusing fulfil/fulfill instal/install
instil/instill learnt/learned programme/program programmes/programs spelt/spelled targetted/targeted
tonne/ton tonnes/tons towards/toward tyre/tire tyres/tires
"""


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((one, other) for one, _, other in (each.partition("/") for each in text.split()))


PLURALS = _pairs(_PLURALS)
"""Singular and plural."""

NO_PLURALS = frozenset(_SINGULARS.split())
"""Words that end like plurals and are none."""

NOUNS_IN_IC = tuple(_NOUNS_IN_IC.split())

SPELLINGS = _pairs(_SPELLINGS)
WHOLE_SPELLINGS = _pairs(_WHOLE_SPELLINGS)
"""British and American: parts of words, and words."""
