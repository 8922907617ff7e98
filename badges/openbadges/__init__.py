"""Open Badges as pure functions: facts in, documents and files out.

Nothing here knows the database, the web or the clock. `facts` holds what is true of an
issuer, a class and an award whatever the format; `documents` writes it as Open Badges
2.0; `identity`, `serialise` and `png` serve every format, so that Open Badges 3.0 is one
more module beside `documents` and one more keyword for `png`. `svg` bakes drawings, with
`svg_reading` to find its way in them.
"""
