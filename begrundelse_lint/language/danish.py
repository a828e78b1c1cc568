"""Closed word classes of Danish that the splitter and the clause reader need. Wordings of rules do not belong here."""

from __future__ import annotations

MONTHS = "januar februar marts april maj juni juli august september oktober november december".split()
MONTH_NUMBERS = {name: number for number, name in enumerate(MONTHS, start=1)}
MONTH_NUMBERS |= {name[:3]: number for number, name in enumerate(MONTHS, start=1)}
MONTH_NUMBERS |= {"sept": 9}

# Words written with a dot that does not end a sentence.
ABBREVIATIONS = frozenset(
    """
    adm adv afd afs afsn alm amtsl ang ank anm ann apr art aug b bd bem bet betj bilagsnr bkg bl bl.a ca cand cand.jur
    cirk cpr cpr-nr cvr cvr-nr d d.d d.s d.v.s dec dep diagn dir div doc dok dr ds dvs e eks ekskl el eng etc evt f
    f.eks fam feb ff fg fhv fl forb foreg forh forts fr frk fru fv g gl gns gr h hc hhv hr hpl ib if iflg ifm ift iht
    ikr incl inkl instr int j jan jf jfr jnr j.nr journalnr jr jul jun jur k kap kgl kl klg kld km kons koord kst l lb
    lbk lbkg lb.nr lg lign ltr m m.a m.fl m.h.p m.h.t m.m m.v mar maks matr max md mdr mhp mht mia mill min mio ml
    modt mr mrk mul mv mvh n nb nedenst nk nov nr nuv o.a o.l o.lign obs okt omkr opg opl ordn osv ovenst ovf overs p
    p.g.a p.t par pct pgf pga ph.d pkt pl pr pr.nr pres prof pt red ref reg repr resp s s.d sag sagsnr sekr sen sep
    sept serv sg sign skr skt sml soc s.u spec spm sr st stat std stk str sv sæd t t.o.m tab td teknol telf tilf tilh
    tilsv tim tlf tv u udd ug ugtl undt v v.a v.h.a vedl vedr vejl vha vs vær ytr z æ ø å årg årh
    """.split()
)
# Of these, the ones that a sentence may end in: a capital letter after them begins a new one.
MAY_END_SENTENCE = frozenset(
    "mv mm mfl m.v m.m osv o.l o.lign o.a kr pkt stk md mdr pct m.fl fl jr etc "
    "sag art par sen red skr std serv repr jan feb mar apr jun jul aug sep sept okt nov dec".split()
)
# Measures, and the ends of addresses: names and brands may follow them («20 ml. Panodil»), so a sentence ends in one
# only where a word follows that opens sentences.
UNITS = frozenset("min tim sek m cm mm km kg g l ml cl dl mg tv th kld mf ff".split())
# Capital words that begin a sentence and hardly ever a name.
SENTENCE_OPENERS = frozenset(
    """
    du dig din dit dine vi os vores det den der dette denne disse de han hun hendes hans jeg man ingen alle nogle begge
    hvis når da fordi selv også efter før siden under over på i til fra med uden om ved for hos ligesom men og eller
    så nu her derfor desuden dog samtidig derudover derefter dermed endelig altså ring skriv send klag læs se husk kom
    hvad hvem hvor hvordan hvorfor hvornår har er kan skal vil må bliver får ja nej tak
    """.split()
)
# Nouns that offices, floors and terms are numbered by: «4. Afdeling».
NUMBERED = frozenset("afdeling kontor sal klasse etage sektion instans kvartal semester prioritet division".split())
# Words before a number that make «85.» the end of a sentence rather than an ordinal number.
BEFORE_FINAL_NUMBER = frozenset(
    "§ §§ stk nr kap pkt kl punkt afsnit side uge sag paragraf klokken lov litra omkring ca cirka telefon "
    "tlf til".split()
)

SUBJECT_PRONOUNS = frozenset(
    "jeg du han hun den det vi i de man der dette disse ingen alle hver begge nogen man enhver".split()
)
DETERMINERS = frozenset(
    "en et den det de din dit dine vores vor jeres deres hans hendes min mit mine sin sit sine dette denne "
    "disse alle ingen hver enhver hvert nogle nogen flere mange ethvert begge".split()
)
FINITE_AUXILIARIES = frozenset(
    "er har kan skal vil må bør var havde kunne skulle ville måtte burde blev bliver får fik ved tør gør lader".split()
)
PAST_VERBS = frozenset(
    "var havde blev fik kunne skulle ville måtte gik kom sagde skrev gav så tog stod lå boede søgte oplyste "
    "fortalte mente ønskede ansøgte anmodede modtog vurderede bevilgede".split()
)
NEGATIONS = frozenset("ikke ej aldrig næppe ingen intet hverken uden".split())
# «ikke kun», «ikke mindst»: no negation of what follows.
AFTER_NO_NEGATION = frozenset("kun alene blot bare mindst udelukkende sjældent".split())

CONDITIONAL = frozenset("hvis såfremt dersom ifald medmindre forudsat".split())
TEMPORAL = frozenset("når mens indtil inden førend siden imens".split())
CAUSAL = frozenset("fordi idet da eftersom".split())
QUESTION_WORDS = frozenset(
    "om hvad hvor hvordan hvornår hvorfor hvilken hvilket hvilke hvem hvorvidt hvorledes".split()
)
COORDINATORS = frozenset("og men eller samt".split())
PREPOSITIONS = frozenset("til hos af fra for i over ved på med om mod hen efter under gennem mellem".split())

NUMBER_WORDS: dict[str, float] = {
    "en": 1,
    "én": 1,
    "et": 1,
    "ét": 1,
    "to": 2,
    "tre": 3,
    "fire": 4,
    "fem": 5,
    "seks": 6,
    "syv": 7,
    "otte": 8,
    "ni": 9,
    "ti": 10,
    "elleve": 11,
    "tolv": 12,
    "tretten": 13,
    "fjorten": 14,
    "femten": 15,
    "seksten": 16,
    "sytten": 17,
    "atten": 18,
    "nitten": 19,
    "tyve": 20,
    "enogtyve": 21,
    "toogtyve": 22,
    "treogtyve": 23,
    "fireogtyve": 24,
    "femogtyve": 25,
    "tredive": 30,
    "femogtredive": 35,
    "fyrre": 40,
    "femogfyrre": 45,
    "halvtreds": 50,
    "tres": 60,
    "halvfjerds": 70,
    "halvfems": 90,
    "hundrede": 100,
    "firs": 80,
    "halvanden": 1.5,
    "halvandet": 1.5,
    "halv": 0.5,
    "halve": 0.5,
    "halvt": 0.5,
}

# The passive, told by form. Words in -s that are no passive: verbs that have no other form, pronouns, adverbs, nouns.
NO_S_PASSIVES = frozenset(
    """
    findes fandtes synes lykkes lykkedes mislykkes trives trivedes mindes mødes mødtes længes skændes færdes blues
    enes følges skyldes skyldtes grænser kendes omgås omgåes slås ældes væmmes mangles deres jeres hendes vores dines
    alles begges ellers fælles indes stedes samtidigs tilfældes forældres hverdages borgeres kommunes lovens anses
    undertegnedes pårørendes ansøgendes andres egnes mandes kvindes ens ses brydes rygtes dages uges timers årenes
    klokkes føles kappes udenlandskes personers selves nævntes siges høres gås afsides allesteds dels nytårs mes kendtes
    således ligeledes anderledes hvorledes enkeltes
    """.split()
) - {"anses", "ses", "siges", "høres"}
VERBS_IN_ERNES = frozenset({"fjernes"})  # all others are genitives («parternes»)
RECIPROCAL = frozenset("ses tales høres mødes følges enes skilles".split())  # with several subjects: «vi ses»
MANY = frozenset("vi i de du @".split())  # «I» is read as an address of the citizen
STRONG_PARTICIPLES = ("ansat", "sat", "lagt", "sagt", "bragt", "taget", "trukket")
BLIVE = frozenset("blive bliver blev blevet".split())
# Words in -t that «bliver» may stand before without a passive: «bliver svært», «bliver træt».
NO_PARTICIPLES = frozenset(
    """
    svært træt lidt meget godt nødt andet stort bedst bedre let lettet sandt slemt værst glat varigt fast ofte altid
    noget intet hurtigt langt mindst først sidst tidligt klart roligt trygt utrygt fuldt helt delvist uændret muligt
    umuligt nødvendigt brevet svaret året stedet mødet barnet hjemmet forløbet tilbuddet kontoret beløbet behovet
    antallet arbejdet livet ugentligt månedligt dagligt færdigt rigtigt vigtigt dårligt enkelt selvstændigt alligevel
    fortsat snart imidlertid samt punkt forvirret deprimeret stresset udmattet overrasket bekymret irriteret
    frustreret ensomt ondt dyrt tomt kort let sent frit højt lavt nyt
    skuffet desorienteret pensioneret skilt interesseret
    """.split()
)
