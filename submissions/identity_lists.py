"""Words the identity scan must know: names that are words, school words, personal web places."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Given and family names that are also everyday words: no hit when written in lower case alone.
COMMON_WORDS = _words(
    """
    ace amber angel april archer art ash august autumn baker ball banks basil bay beck bell
    best bill bishop black bliss bond brook brooks brown buck bush carol carter case chance
    charity chase chip christian church cliff colt cook cooper cross crystal dale daisy dawn
    day dean destiny don drew early ernest eve faith field fields fisher flora forest frank
    frost gates gene ginger glen good grace grant gray green guy hale hall harmony hart
    hazel heath heather hill holly honor hope hunter hunt iris ivy jack jade jasmine jay
    jean joy june justice king knight lake lane little long love major marina mark marsh
    mason max may melody mercy miles miller moss nick noble north olive page park parker pat
    patience peace pearl peg penny pope porter power powers precious price prince ray reed
    reid rice rich rivers rob robin rose rowan ruby rusty sage sandy self serenity sharp
    short skip sky small snow sparks star stone story strong sue summer sunny sweet swift
    tanner taylor ted trinity victor violet wade walker wall walls ward ware waters wells
    west white will win winter wise wood woods wren young
    """
)

PARTICLES = _words(
    "al ap bin da das de del den der di do dos du el ibn la las le los of san st te ten the van vom"
    " von y zu"
)

# What may follow the proper name of a school, a district or a local.
INSTITUTION_WORDS = {
    "school": _words("""
        academy charter college community continuation elementary high intermediate international
        junior magnet middle of prep preparatory primary public school secondary senior
        """),
    "district": _words("""
        city community county district education elementary high independent joint of office public
        school schools unified union united
        """),
    "local": _words("""
        association chapter classified county education educators faculty federation local of
        teachers unified union united
        """),
}

_HOSTS = (
    r"(?:facebook|instagram|twitter|tiktok|threads|snapchat|pinterest|reddit|medium|substack"
    r"|patreon|padlet|flipgrid|github|gitlab|linkedin|youtube|vimeo|soundcloud|flickr|quora"
    r"|teacherspayteachers|weebly|wix|wixsite|blogspot|wordpress|tumblr|edublogs|dropbox|onedrive\.live)\.com"
    r"|x\.com|fb\.com|youtu\.be|linktr\.ee|bsky\.app|mastodon\.social|t\.me|about\.me|threads\.net"
    r"|(?:docs|drive|sites|classroom|photos|plus)\.google\.com|photos\.app\.goo\.gl|1drv\.ms"
    r"|(?:[a-z0-9-]+-my)?\.?sharepoint\.com"
)
# One of these stands in every match of ACCOUNT_LINK.
HOST_WORDS = (".com", "youtu.be", "linktr.ee", "bsky.app", "mastodon.social", "t.me", "about.me",
              "threads.net", "photos.app.goo.gl", "1drv.ms")  # fmt: skip
# The host ends here: no letter or digit after any dots and hyphens. Looking further than that
# made a long row of hosts cost the square of its length.
_PATH = r"(?![.-]*[a-z0-9])(?:/[^\s<>()]*)?"
ACCOUNT_LINK = rf"(?<![a-z0-9@.-])(?:https?://)?(?:[a-z0-9-]+\.)*(?:{_HOSTS}){_PATH}"
EMAIL = r"(?<![a-z0-9._%+-])[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+"
HANDLE = r"(?<![\w@./-])@[a-z0-9_](?:[a-z0-9_.]{0,28}[a-z0-9_])"
PHONE = (
    r"(?<![\d-])(?:(?:\+?1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}"
    r"|\+\d[\d ().-]{7,17}\d|\d{3}-\d{4})(?![\d-])"
)
