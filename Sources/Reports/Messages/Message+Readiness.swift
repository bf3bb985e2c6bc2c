// Readiness: what an event asks of services by day, in page, workbook and text.

extension Message {
  package static let readinessTitle = Message(
    en: "Readiness: {title}", ru: "Готовность: {title}", kk: "Дайындық: {title}")
  package static let readinessAssumed = Message(
    en: "The size of an event is an assumption of the scenario; nothing here predicts one.",
    ru: "Размер события — допущение сценария; ничто здесь его не предсказывает.",
    kk: "Оқиғаның көлемі — сценарийдің болжамдық шарты; мұнда ештеңе оны болжамайды.")
  package static let readinessMembers = Message(
    en: "members of the ensemble: {count}", ru: "прогонов ансамбля: {count}",
    kk: "ансамбль есептеулері: {count}")
  package static let readinessEvent = Message(
    en: "Event: {event}, from {start}, days: {days}",
    ru: "Событие: {event}, с {start}, дней: {days}",
    kk: "Оқиға: {event}, басталуы: {start}, күн саны: {days}")
  package static let readinessStates = Message(
    en:
      "Of {all} pairs of region and service that are asked for something, {gap} have a gap at the central values, {enough} have enough, and for {unknown} the capacity is not known.",
    ru:
      "Пар «регион и служба», от которых что-то требуется: {all}; с нехваткой при центральных значениях — {gap}, без нехватки — {enough}, с неизвестной мощностью — {unknown}.",
    kk:
      "Қажеттілік туындайтын «өңір мен қызмет» жұптары: {all}; орталық мәндерде жетіспейтіні — {gap}, жететіні — {enough}, қуаты белгісізі — {unknown}."
  )
  package static let readinessCountry = Message(
    en: "Demand in the whole country", ru: "Потребность по всей стране",
    kk: "Бүкіл ел бойынша қажеттілік")
  package static let readinessGaps = Message(
    en: "Where known capacity does not suffice", ru: "Где известной мощности не хватает",
    kk: "Белгілі қуат жетпейтін жерлер")
  package static let readinessNote = Message(
    en:
      "Demand by day at the central values; the broken line is what residents leave of the capacity. Every chart has its own scale.",
    ru:
      "Потребность по дням при центральных значениях; прерывистая линия — мощность, которую оставляют жители. У каждого графика своя шкала.",
    kk:
      "Орталық мәндердегі күндік қажеттілік; үзік сызық — тұрғындардан қалатын қуат. Әр графиктің өз шкаласы бар."
  )
  package static let demand = Message(en: "Demand", ru: "Потребность", kk: "Қажеттілік")
  package static let spareCapacity = Message(
    en: "Capacity to spare", ru: "Свободная мощность", kk: "Бос қуат")
  package static let readinessTable = Message(
    en: "All regions and services", ru: "Все регионы и службы", kk: "Барлық өңірлер мен қызметтер")
  package static let service = Message(en: "Service", ru: "Служба", kk: "Қызмет")
  package static let peakDemand = Message(
    en: "Largest demand", ru: "Наибольшая потребность", kk: "Ең жоғары қажеттілік")
  package static let peakDay = Message(en: "On", ru: "Дата", kk: "Күні")
  package static let largestGap = Message(
    en: "Largest gap", ru: "Наибольшая нехватка", kk: "Ең үлкен жетіспеушілік")
  package static let overloadDays = Message(
    en: "Days with a gap", ru: "Дней с нехваткой", kk: "Жетіспейтін күндер")
  package static let reserveAt = Message(
    en: "Reserve at {share}", ru: "Резерв на {share}", kk: "{share} резерв")
  package static let agency = Message(
    en: "Responsible", ru: "Ответственный", kk: "Жауапты")
  package static let state = Message(en: "State", ru: "Состояние", kk: "Жағдайы")
  package static let stateGap = Message(en: "gap", ru: "нехватка", kk: "жетіспейді")
  package static let stateEnough = Message(en: "enough", ru: "достаточно", kk: "жетеді")
  package static let stateNoData = Message(en: "no data", ru: "нет данных", kk: "дерек жоқ")
  package static let readinessEvents = Message(en: "Events", ru: "События", kk: "Оқиғалар")

  // MARK: What is short first

  package static let readiness = Message(en: "Readiness", ru: "Готовность", kk: "Дайындық")
  package static let readinessShort = Message(
    en: "What is short first, by region", ru: "Чего не хватает раньше всего, по регионам",
    kk: "Өңірлер бойынша алдымен не жетіспейді")
  package static let readinessShortNote = Message(
    en:
      "In reception places: the most on a day that 80% of the members do not exceed. Of unknown services the capacity or its present use is not known: they have no gap here, which says nothing of whether they suffice. Reserve at 80%: what suffices in 80% of the members.",
    ru:
      "В пунктах размещения: наибольшее число за день, которое не превышают 80\u{A0}% прогонов. У неизвестных служб не известна мощность или её нынешняя загрузка: нехватка для них не показана, и достаточны ли они, сказать нельзя. Резерв на 80\u{A0}%: достаточный в 80\u{A0}% прогонов.",
    kk:
      "Қабылдау орындарында: есептеулердің 80\u{A0}%-ы аспайтын күндік ең көп саны. Белгісіз қызметтердің қуаты немесе қазіргі жүктемесі белгісіз: олардың жетіспеушілігі көрсетілмеген, жететін-жетпейтінін айту мүмкін емес. 80\u{A0}% резерв: есептеулердің 80\u{A0}%-ында жететін резерв."
  )
  package static let received = Message(
    en: "In reception places", ru: "В пунктах размещения", kk: "Қабылдау орындарында")
  package static let shortFirst = Message(
    en: "Short first", ru: "Раньше всего не хватает", kk: "Алдымен жетіспейтіні")
  package static let shortFrom = Message(
    en: "Short from", ru: "Нехватка с", kk: "Жетіспеудің басталуы")
  package static let unknownServices = Message(
    en: "Services not known", ru: "Служб неизвестно", kk: "Белгісіз қызметтер")
  package static let countOf = Message(
    en: "{count} of {all}", ru: "{count} из {all}", kk: "{all} ішінен {count}")
  package static let noneShort = Message(en: "none", ru: "ничего", kk: "ештеңе")
  package static let noneKnownShort = Message(
    en: "none of those known", ru: "из известных ничего", kk: "белгілілерінен ештеңе")

  // MARK: Charts

  package static let readinessArrivals = Message(
    en: "Persons who set out, by day", ru: "Выезжающие люди по дням",
    kk: "Жолға шыққан адамдар, күн сайын")
  package static let readinessArrivalsSum = Message(
    en: "{persons} persons in all, days: {days}", ru: "всего человек: {persons}, дней: {days}",
    kk: "барлығы {persons} адам, күн саны: {days}")
  package static let readinessArrivalsNote = Message(
    en:
      "Before any queue at the border: the line at the central values without noise, the band over the members, each with its own size and course.",
    ru:
      "До очередей на границе: линия — центральные значения без шума, полоса — прогоны ансамбля, у каждого свой размер и ход события.",
    kk:
      "Шекарадағы кезектерге дейін: сызық — шусыз орталық мәндер, жолақ — ансамбль есептеулері, әрқайсысының өз көлемі мен барысы бар."
  )
  package static let readinessBand = Message(
    en: "80% of the members", ru: "80\u{A0}% прогонов ансамбля",
    kk: "ансамбль есептеулерінің 80\u{A0}%-ы")
  package static let readinessAsked = Message(
    en: "Where each service is most asked for", ru: "Где нагрузка на каждую службу больше всего",
    kk: "Әр қызметке сұраныс ең жоғары өңір")
  package static let capacityUnknown = Message(
    en: "capacity not known", ru: "мощность не известна", kk: "қуаты белгісіз")

  // MARK: The sheet

  package static let staffAtPeak = Message(
    en: "Staff at the peak", ru: "Персонал на пике", kk: "Шарықтау шегіндегі қызметкерлер")
  package static let unverifiedShare = Message(
    en: "Inputs not verified, %", ru: "Не проверено данных, %", kk: "Тексерілмеген деректер, %")
}

// The tables of readiness on the terminal, as narrow as a table of 100 columns needs.
extension Message {
  package static let surgeHeading = Message(
    en: "{event}, from {start}, {days} days, {persons} persons, the scenario's assumption",
    ru: "{event}, с {start}, дней: {days}, человек: {persons} — допущение сценария",
    kk:
      "{event}, басталуы {start}, күн саны: {days}, адам саны: {persons} — сценарийдің болжамдық шарты"
  )
  package static let surgeHeadingByFirstDays = Message(
    en: "{event}, from {start}, {days} days, {persons} persons, told by the first days",
    ru: "{event}, с {start}, дней: {days}, человек: {persons} — по первым дням",
    kk: "{event}, басталуы {start}, күн саны: {days}, адам саны: {persons} — алғашқы күндер бойынша"
  )
  package static let surgeRegion = Message(en: "region", ru: "регион", kk: "өңір")
  package static let surgeReceived = Message(
    en: "received", ru: "принято", kk: "қабылдау")
  package static let surgeFirst = Message(
    en: "first to fail", ru: "первая нехватка", kk: "алғашқы тапшылық")
  package static let surgeOn = Message(en: "on", ru: "дата", kk: "күні")
  package static let surgeGap = Message(en: "peak gap", ru: "нехватка", kk: "тапшылық")
  package static let surgeReserve = Message(
    en: "reserve", ru: "резерв", kk: "резерв")
  package static let surgeUnit = Message(en: "unit", ru: "единица", kk: "өлшемі")
  package static let surgeUnknown = Message(en: "unknown", ru: "неизвестно", kk: "белгісіз")
  package static let surgeService = Message(en: "service", ru: "служба", kk: "қызмет")
  package static let surgeMostAsked = Message(
    en: "most asked of", ru: "больше всего нужно", kk: "ең көп қажеті")
  package static let surgeDay = Message(
    en: "a day, 80 %", ru: "в сутки, 80\u{A0}%", kk: "тәулікте, 80\u{A0}%")
  package static let surgeReading = Message(
    en:
      "received: the most in reception places on a day that 80 % of the members do not exceed; reserve: one that suffices in 80 % of them. Of {all} services by region that are asked for something, {known} have known capacity and use. On average {share} % of the inputs behind a row are not verified. `kosh readiness --request DIR` writes forms for what is not known.",
    ru:
      "Принято: наибольшее число людей в пунктах размещения за сутки, которое не превышают 80\u{A0}% прогонов; резерв: достаточный в 80\u{A0}% прогонов. Пар «регион и служба», от которых что-то требуется: {all}; с известными мощностью и загрузкой: {known}. Исходных данных строки в среднем не подтверждено {share}\u{A0}%. `kosh readiness --request DIR` записывает анкеты о неизвестном.",
    kk:
      "Қабылдау: қабылдау орындарындағы адамдардың есептеулердің 80\u{A0}%-ы асырмайтын тәуліктік ең көп саны; резерв: есептеулердің 80\u{A0}%-ында жететіні. Қажеттілік туындайтын «өңір мен қызмет» жұптары: {all}; қуаты мен жүктемесі белгілісі: {known}. Жолдағы бастапқы деректердің орта есеппен {share}\u{A0}%-ы расталмаған. `kosh readiness --request DIR` белгісіз деректерге арналған сауалнамаларды жазады."
  )
  package static let surgeOrdinary = Message(
    en: "Short in ordinary years, by first year: {list}",
    ru: "Нехватка в обычные годы, по первому году: {list}",
    kk: "Әдеттегі жылдардағы жетіспеушілік, бірінші жылы бойынша: {list}")
  package static let surgeNote = Message(
    en: "note: {text}", ru: "примечание: {text}", kk: "ескертпе: {text}")
  package static let surgeVariant = Message(
    en: "variant {name}", ru: "вариант {name}", kk: "{name} нұсқасы")
  package static let surgeWritten = Message(
    en: "written to {folder}", ru: "записано в {folder}", kk: "{folder} қалтасына жазылды")
  package static let surgeAnswers = Message(
    en: "{answers} answers in {forms} forms, {open} questions open",
    ru: "ответов: {answers}, анкет: {forms}, вопросов без ответа: {open}",
    kk: "жауаптар: {answers}, сауалнамалар: {forms}, жауапсыз сұрақтар: {open}")
  package static let surgeUnanswered = Message(
    en: "; not answered:", ru: "; не отвечено:", kk: "; жауап берілмеген:")
  package static let surgeForms = Message(
    en:
      "{forms} forms with {questions} questions in {folder}; {index} lists them, the weightiest first",
    ru:
      "анкет: {forms}, вопросов: {questions}, папка {folder}; {index} перечисляет их, начиная с самых весомых",
    kk:
      "сауалнамалар: {forms}, сұрақтар: {questions}, қалта {folder}; {index} оларды ең маңыздысынан бастап тізеді"
  )

  package static let crisisNoVitalRates = Message(
    en:
      "the data package has no births and deaths: residents are those of its date nearest to the event, and ordinary years are not shown",
    ru:
      "в пакете данных нет рождаемости и смертности: жители взяты на ближайшую к событию дату, обычные годы не показаны",
    kk:
      "деректер пакетінде туу мен өлім жоқ: тұрғындар оқиғаға ең жақын күнге алынған, әдеттегі жылдар көрсетілмеген"
  )
  package static let crisisNoChain = Message(
    en: "{event} states settled persons and no days: it has no daily chain",
    ru: "{event}: заданы осевшие без дней, поэтому суточной модели нет",
    kk: "{event}: күндерсіз қоныстанғандар ғана көрсетілген, сондықтан күндік модель жоқ")
  package static let crisisYearOfMost = Message(
    en: "{event}: the year of the most participants, {year}, is shown",
    ru: "{event}: показан год с наибольшим числом участников, {year}",
    kk: "{event}: қатысушылары ең көп жыл көрсетілген, {year}")
  package static let crisisWithoutNorm = Message(
    en: "without a norm in standards.csv, and not reckoned: {services}",
    ru: "без норматива в standards.csv, не рассчитаны: {services}",
    kk: "standards.csv ішінде нормативі жоқ, есептелмеген: {services}")
  package static let crisisStatedBorder = Message(
    en: "{event}: what entry points of unknown capacity admit together is stated by the scenario",
    ru:
      "{event}: сколько пропускают вместе пункты с неизвестной пропускной способностью, задано сценарием",
    kk:
      "{event}: өткізу қабілеті белгісіз пункттердің бірге қанша адам өткізетінін сценарий белгілейді"
  )
  package static let crisisUnknownBorder = Message(
    en: "{event}: the capacity of {points} is not known; people pass there without a queue",
    ru: "{event}: пропускная способность не известна ({points}); люди проходят там без очереди",
    kk: "{event}: өткізу қабілеті белгісіз ({points}); онда адамдар кезексіз өтеді")

  // MARK: Units, and services of ordinary years

  package static let unitPlaces = Message(en: "places", ru: "мест", kk: "орын")
  package static let unitSquareMetres = Message(en: "m²", ru: "м²", kk: "м²")
  package static let unitDwellings = Message(en: "dwellings", ru: "жилищ", kk: "тұрғын үй")
  package static let unitCubicMetres = Message(en: "m³ a day", ru: "м³ в сутки", kk: "тәулігіне м³")
  package static let unitToilets = Message(en: "toilets", ru: "туалетов", kk: "дәретхана")
  package static let unitShowers = Message(en: "showers", ru: "душевых", kk: "душ орны")
  package static let unitTaps = Message(en: "taps", ru: "кранов", kk: "су краны")
  package static let unitKilograms = Message(en: "kg a day", ru: "кг в сутки", kk: "тәулігіне кг")
  package static let unitKits = Message(en: "kits", ru: "наборов", kk: "жинақ")
  package static let unitClinicians = Message(en: "clinicians", ru: "врачей", kk: "дәрігер")
  package static let unitBeds = Message(en: "beds", ru: "коек", kk: "төсек")
  package static let unitDesks = Message(en: "desks", ru: "окон", kk: "терезе")
  package static let unitStaff = Message(en: "staff", ru: "сотрудников", kk: "қызметкер")

  package static let servicePreschool = Message(
    en: "places in preschools", ru: "места в дошкольных организациях",
    kk: "мектепке дейінгі ұйымдардағы орындар")
  package static let serviceColleges = Message(
    en: "places in colleges", ru: "места в колледжах", kk: "колледждердегі орындар")
  package static let serviceUniversities = Message(
    en: "places in universities", ru: "места в вузах", kk: "жоғары оқу орындарындағы орындар")
  package static let serviceHousing = Message(en: "housing", ru: "жильё", kk: "тұрғын үй")
  package static let serviceAdaptation = Message(
    en: "adaptation services", ru: "услуги по адаптации", kk: "бейімдеу қызметтері")
}
