"""Words by which a stranger's name is told: frequent given names and surnames, and what is none."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Frequent in schools of the United States, English and Spanish, without accents.
GIVEN = _words(
    """
    aaliyah aaron abigail abraham adam adela adrian adriana agustin ahmed aidan aiden aisha alan
    alana alba alberto alejandra alejandro alex alexa alexander alexandra alexis alfonso alfredo
    alicia alison allison alma alondra alonso alvaro alyssa amanda amelia amina amir amy ana
    anahi andre andrea andreas andres andrew angela angelica angelina anita ann anna anne
    annette annie anthony antonia antonio araceli ariana ariel armando arthur arturo ashley aubrey
    audrey aurora ava avery ayden barbara beatriz becky benito benjamin bernardo beth betty beverly
    bianca blanca brandon brenda brian brianna brittany bruno bryan caleb camila camille carla
    carlos carmen carol carolina caroline catalina catherine cecilia cesar charles charlie
    chloe christina christine christopher cindy claire clara claudia concepcion connor consuelo
    craig cristian cristina crystal cynthia damian dana daniel daniela danielle dario darius darren
    david dayana deandre deborah debra delia denise dennis derek desiree deshawn diana diane diego
    dolores dominic donald donna dorothy douglas dulce dylan eduardo edgar edith eduardo edward
    elena eli elias elijah elisa elizabeth ella ellen eloise elsa emilia emiliano emilio emily emma
    enrique eric erica erick erika erin ernesto esmeralda esperanza esteban esther ethan eugenia eva
    evan evelyn fabian fatima federico felicia felipe felix fernanda fernando francesca
    francis francisca francisco gabriel gabriela gael gary genesis george gerald gerardo german
    gilbert gina giovanni gloria gonzalo grace graciela greg gregory griselda guadalupe guillermo
    gustavo hailey hannah harold harry hassan hector heidi helen henry hernan hilda hugo ian ibrahim
    ignacio imani ines irene irma isaac isabel isabella isaiah isaias ismael itzel ivan jacob
    jacqueline jada jaden jaime jake jamal james jamie janet janice jared jasmin jasmine jason
    javier jayden jazmin jeffrey jennifer jenny jeremiah jeremy jerome jerry jesse jessica jesus
    jill jimmy joan joanna joaquin joel john johnny jonah jonathan jorge jose josefina joseph
    joshua josue juan juana juanita judith judy julia julian juliana julie julio justin kaitlyn
    karen karina karla katherine kathleen kathryn katie kayla keisha keith kelly kenneth kenya
    kevin kiara kimberly kristen kristin kyle lakisha lamar larissa larry latoya laura lauren
    leah leila leo leon leonardo leslie leticia liam lidia lilia liliana lillian linda lindsay lisa
    logan lola lorena lorenzo lori louis lourdes lucas lucia luciana lucy luis luisa luke luz lydia
    mackenzie maddox magdalena maite makayla malik manuel manuela marc marcela marcelo marco marcos
    marcus margaret margarita maria mariah mariam mariana maribel marilyn mario marisol marta martha
    martin martina mateo mathew matias matthew maureen mauricio maximiliano maya megan melanie
    melissa mercedes mia micaela michael michelle miguel mikayla milagros mildred miranda miriam
    mohamed mohammed moises monica monique muhammad mustafa myra nadia nancy naomi natalia natalie
    natasha nathan nathaniel nayeli nelson nestor nicholas nicolas nicole nina noah noe noemi nora
    norma octavio olga oliver olivia omar oscar osvaldo owen pablo paige pamela paola patricia
    patrick paul paula pedro perla peter philip phyllis pilar priya rachel rafael ralph ramiro ramon
    ramona randy raquel raul raymond rebeca rebecca regina rene renee reyna ricardo richard
    rigoberto rita robert roberta roberto rocio rodolfo rodrigo roger rogelio roland rolando
    ronald rosa rosalinda rosario roxana ruben rudy russell ruth ryan sabrina salvador samantha
    samuel sandra santos sara sarah saul scott sean sebastian selena serena sergio shanice sharon
    shawn sheila shelby shirley silvia simon sofia sonia sophia sophie stacy stanley stephanie
    stephen steve steven susan susana sylvia tabitha tamara tamika tanya tatiana teresa
    terrence theodore theresa thomas tiffany timothy tomas tonya tracy travis trevon trinidad tyler
    tyrone valentina valeria vanessa veronica vicente victoria vincent violeta virginia vivian
    viviana walter wendy wesley william xavier ximena xochitl yadira yahir yesenia yolanda yosef
    yuliana yvette yvonne zachary zainab zoe zoey
    """
)

# Given names that are places, brands or people everybody names; alone they are no hit.
PLACES_TOO = _words(
    """
    alexandria aurora austin carolina charlotte chelsea diego dolores florence francis francisco
    francisca genesis georgia german guadalupe israel jackson jordan jose kenya lincoln logan louis
    luis mercedes madison montana nelson paris paul phoenix regina salvador santiago santos trinidad
    victoria virginia washington alexa siri juan luz esperanza concepcion pilar milagros alba dulce
    socorro perla leon mia mario oscar emmy max jesus
    """
)

# Frequent surnames that are not everyday words.
SURNAMES = _words(
    """
    acosta adams aguilar aguirre ahmed ali allen alvarado alvarez anderson aquino arias armstrong
    avila ayala bailey baker barnes barrera becerra bennett bermudez bianchi bowman boyd bradley bravo
    brooks brown bryant burke burns butler cabrera calderon camacho campbell campos cardenas
    carrillo carter castaneda castillo castro cervantes chan chang chavez chen cisneros clark coleman
    collins contreras cooper cordova corona cortes cortez cox cruz cunningham davis delacruz
    delgado deleon diaz dixon dominguez duncan duran edwards elliott ellis enriquez escobar espinosa
    espinoza esquivel estrada evans ferguson fernandez fernandes figueroa flores foster franco fuentes
    galindo gallardo gallegos galvan garcia garza gibson gomez gonzales gonzalez graham griffin
    guerra guerrero gutierrez guzman hamilton harris harrison hayes henderson hernandez herrera
    hinojosa howard hughes huerta hussain hussein ibarra islas jacobs jaramillo jenkins jimenez
    johnson johnston jones juarez kelly kennedy khan kim kumar lara lawrence le leal lee leon lewis
    lin liu lopez lozano lucero lugo luna macias magana maldonado marin marquez marshall martin
    martinez mata mcdonald medina mejia melendez mendez mendoza mercado meyer meza miller miranda
    mitchell mohamed molina montes montoya moore mora morales moreno morgan morris munoz murillo murphy
    murray myers najera nava navarrete navarro nelson nguyen nunez obrien ocampo ochoa ojeda oliver
    olson ornelas orozco ortega ortiz osorio owens pacheco padilla palacios palmer park parker
    patel patterson pena peralta perez perry peters peterson pham phillips pineda ponce powell price
    quintana quintero ramirez ramos rangel reid reyes reynolds richardson rincon rios rivas rivera
    robertson robinson robles rocha rodriguez rogers rojas roman romero rosales rosario ross rubio
    ruiz russell salas salazar salcedo salgado salinas sanchez sanders sandoval santana santiago santos
    schmidt schultz serrano shah sharma silva simmons simpson singh smith solis soto spencer stevens
    stewart suarez sullivan taylor tapia thomas thompson torres tran trejo trevino trujillo turner
    valdez valencia valenzuela vargas vasquez vazquez vega velasco velasquez velez vera vigil villa
    villanueva villarreal villegas walker wallace wang ward washington watson weaver webb wells west
    white williams williamson wilson wong wright wu yang yanez young zamora zapata zavala zhang zuniga
    """
)

# Capitalised words that are no part of a name, at the start of a sentence or in a heading.
NOT_NAMES = _words(
    """
    a about above after all also although an and another any are as at be because before below both
    but by can could day dear did do does during each either every few first for from given good had
    has have he hello her here his how however i if in instead is it its just last later less let many
    may me more most my neither never new next no not note now of on once one only or other our over
    part people please same second see several she should since so some such than thank thanks that
    the their them then there these they third this those though through thus to today together too
    two under until up us was we were what when where whether which while who whom whose why will with
    within without would year yes yet you your
    al algunos ante antes aqui asi aunque cada como con cuando de del desde despues dos durante el
    ella ellas ellos en entre era es esa ese eso esta estaba este esto fue gracias ha hace hasta hay
    hola la las le les lo los luego mas me mi mientras mis muy nada no nos nosotros nuestra nuestro o
    otra otro para pero por porque pues que querida querido quien se segun ser si sin sobre solo son su
    sus tambien te tiene todas todos tras tu tus un una unas uno unos usted y ya yo
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december lunes martes miercoles jueves viernes sabado
    domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    english spanish american mexican african asian european latino latina latinx hispanic french
    student students teacher teachers principal parent parents family families mother father mom dad
    brother sister uncle aunt grandma grandpa mr mrs ms miss mx dr prof sr sra srta coach counselor
    math reading writing science history art music social studies literacy lesson unit grade class
    question answer figure table chapter section page step goal plan data evidence part appendix
    group team partner individual iep iep's ell esl plc
    """
)

# A run with one of these is the name of a place, a school, a book or a thing.
THINGS = _words(
    """
    school high elementary middle academy college university district unified county city state states
    street avenue road lane drive boulevard park lake river mountain island valley beach fort mount
    san santa saint st los las north south east west day week month holiday prize award foundation
    institute center centre museum library hospital church company corporation inc association union
    federation department office board council committee act law theory model method framework scale
    test assessment index taxonomy standard standards curriculum program programme project press
    publishing publications journal review edition series book chapter video song game app effect
    escuela colegio universidad instituto calle avenida parque ciudad estado condado ley dia premio
    revolution war bridge building room hall house tower square club society amendment republic
    google microsoft apple zoom canvas kahoot seesaw nearpod padlet
    """
)
