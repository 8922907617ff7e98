"""Names that many people have, and capitalised words that are nobody's name."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Common given names; those that are everyday words too are in `submissions.identity_lists`.
GIVEN = _words(
    """
    aaron abigail adam adrian aisha alan alberto alejandra alejandro alex alexander alexis alice
    alicia alison amanda amy ana andrea andrew angela anita anna anne anthony antonio arthur ashley
    barbara benjamin beth beverly brandon brenda brian bruce bryan carla carlos carmen carol
    caroline catherine cecilia charles cheryl christina christine christopher cindy claudia connie
    craig cristina cynthia dana daniel danielle david debbie deborah debra denise dennis diana diane
    diego donald donna dorothy douglas edgar eduardo edward eileen elena elizabeth ellen emily
    emma enrique eric erica esther ethan evelyn fatima felicia fernando frances francisco gabriel
    gabriela gary george gerald gloria gregory guadalupe hannah harold hassan heather hector helen
    henry hugo ian ignacio isabel isabella jacob jacqueline james jamie janet janice jasmin jason
    javier jeff jeffrey jennifer jeremy jerry jesse jessica jesus jill joan joe john jonathan
    jorge jose joseph joshua juan juana judith judy julia julie karen karla katherine kathleen
    kathryn kathy kayla keith kelly kenneth kevin kim kimberly kyle larry laura lauren laurie
    lawrence leticia linda lisa lori lorena lucas lucia luis luz lydia manuel marcia marco marcus
    margaret maria mariana marie marilyn mario marisol martha martin mary matthew megan melissa
    michael michelle miguel mohammed monica nancy natalie nathan nicholas nicole noah norma olga
    olivia omar oscar pablo pamela patricia patrick paul paula pedro peter philip rachel ralph
    ramon raul rebecca renee ricardo richard robert roberta rodrigo roger ronald rosa rosario ruth
    ryan samantha samuel sandra sara sarah scott sean sergio sharon sheila shirley silvia sofia
    sonia sophia stacy stephanie stephen steven susan suzanne sylvia tamara teresa thomas tiffany
    timothy tina tracy tyler valerie vanessa veronica victoria vincent virginia walter wendy
    william yolanda zachary
    """
)
# Capitalised in running text without being a person: days, months, languages, what reviews speak of.
NOBODY = _words(
    """
    a an and the this that these those it its i you your we our they their there here who what when
    where which why how if in on at by for from to of with as or but not no yes please thank thanks
    because before after while since each every all some both one two three say add name show tell
    give describe explain include attach see look next step steps also then now well great good
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december spring summer fall autumn winter
    english spanish french german mandarin chinese vietnamese american california national
    education association common core standards standard state federal department district school
    schools union google classroom drive docs zoom word excel powerpoint teams canvas microsoft
    part page paragraph artifact artifacts answer attempt criterion rubric level student students
    teacher teachers educator team plan plans goal goals evidence reflection overview portfolio
    iep idea udl plc stem ell smart pdf proficient developing passing met yet el la los las un una
    y o de del en con por para que se su sus lo al es este esta
    """
)
