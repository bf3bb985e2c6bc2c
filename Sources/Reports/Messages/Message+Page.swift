// The page of results: headings, sentences, captions and what stands beside them.

extension Message {
  // MARK: Head

  package static let thousands = Message(en: "thousand", ru: "тыс.", kk: "мың")
  package static let millions = Message(en: "million", ru: "млн", kk: "млн")
  package static let children = Message(
    en: "children per woman", ru: "детей на женщину", kk: "бір әйелге шаққандағы бала")
  package static let years = Message(en: "years", ru: "лет", kk: "жыл")

  package static let pageRegionCount = Message(
    en: "regions: {count}", ru: "регионов: {count}", kk: "өңірлер саны: {count}")
  package static let pageDrawCount = Message(
    en: "draws: {count}", ru: "прогонов: {count}", kk: "есептеулер саны: {count}")
  package static let pagePoint = Message(
    en: "point forecast without intervals", ru: "точечный прогноз без интервалов",
    kk: "аралықсыз нүктелік болжам")
  package static let pageContents = Message(en: "Contents", ru: "Содержание", kk: "Мазмұны")
  package static let pageLanguages = Message(en: "Languages", ru: "Языки", kk: "Тілдер")

  // MARK: What the scenario says

  package static let pageSummary = Message(
    en: "What the scenario says", ru: "Что говорит сценарий", kk: "Сценарий не айтады")
  package static let pageGrows = Message(
    en:
      "The country's population grows from {first} on {firstDate} to {last} on {lastDate}, a change of {change}{interval}.",
    ru:
      "Численность населения страны растёт с {first} ({firstDate}) до {last} ({lastDate}), изменение {change}{interval}.",
    kk:
      "Ел халқының саны өседі: {firstDate} — {first}, {lastDate} — {last}, өзгерісі {change}{interval}."
  )
  package static let pageFalls = Message(
    en:
      "The country's population falls from {first} on {firstDate} to {last} on {lastDate}, a change of {change}{interval}.",
    ru:
      "Численность населения страны сокращается с {first} ({firstDate}) до {last} ({lastDate}), изменение {change}{interval}.",
    kk:
      "Ел халқының саны кемиді: {firstDate} — {first}, {lastDate} — {last}, өзгерісі {change}{interval}."
  )
  package static let pageInterval = Message(
    en: "; of {draws} draws, 80% end between {low} and {high}",
    ru: "; 80\u{A0}% из {draws} прогонов заканчиваются между {low} и {high}",
    kk: "; {draws} есептеудің 80\u{A0}%-ы {low} мен {high} аралығында аяқталады")
  package static let pageNatural = Message(
    en:
      "From {first} to {last} there are {births} births and {deaths} deaths: a natural increase of {natural}, beside a net external migration of {external}.",
    ru:
      "За {first}–{last} гг. число родившихся составит {births}, умерших — {deaths}; естественный прирост — {natural}, сальдо внешней миграции — {external}.",
    kk:
      "{first}–{last} жылдары туғандар саны {births}, қайтыс болғандар саны {deaths} болады; табиғи өсім — {natural}, сыртқы көші-қон айырымы — {external}."
  )
  package static let pageLosers = Message(
    en:
      "Of {all} regions {count} lose population; the highest change is that of {gainer} ({gain}), the lowest that of {loser} ({loss}).",
    ru:
      "Численность населения сокращается в {count} из {all} регионов; наибольшее изменение — {gainer} ({gain}), наименьшее — {loser} ({loss}).",
    kk:
      "{all} өңірдің ішінде халқы азаятын өңірлер саны — {count}; ең жоғары өзгеріс — {gainer} ({gain}), ең төмен өзгеріс — {loser} ({loss})."
  )
  package static let pageMovers = Message(
    en:
      "In {year} {moves} people move between regions; {gainer} has the highest net ({gain}), {loser} the lowest ({loss}), and the largest flow is {origin} → {destination} ({flow}).",
    ru:
      "В {year} году между регионами переезжает {moves} чел.; наибольшее сальдо — {gainer} ({gain}), наименьшее — {loser} ({loss}), крупнейший поток — {origin} → {destination} ({flow}).",
    kk:
      "{year} жылы өңірлер арасында {moves} адам қоныс ауыстырады; ең жоғары айырым — {gainer} ({gain}), ең төмен айырым — {loser} ({loss}), ең ірі ағын — {origin} → {destination} ({flow})."
  )
  package static let pageAgeing = Message(
    en:
      "The median age is {firstAge} years in {first} and {lastAge} years in {last}; for 100 people aged 15–64 there are {firstLoad} who are younger or older in {first}, and {lastLoad} in {last}.",
    ru:
      "Медианный возраст: {firstAge} года в {first} году и {lastAge} года в {last} году; на 100 человек в возрасте 15–64 лет приходится {firstLoad} младше и старше в {first} году и {lastLoad} в {last} году.",
    kk:
      "Медианалық жас {first} жылы {firstAge}, {last} жылы {lastAge}; 15–64 жастағы 100 адамға шаққандағы одан жас және одан үлкен адамдар саны {first} жылы {firstLoad}, {last} жылы {lastLoad}."
  )

  // MARK: Country and regions

  package static let pageCountry = Message(
    en: "The country", ru: "Страна в целом", kk: "Бүкіл ел")
  package static let pagePopulation = Message(
    en: "Population on 1 January", ru: "Численность населения на 1 января",
    kk: "1 қаңтардағы халық саны")
  package static let pageEvents = Message(
    en: "Births, deaths and net external migration of the year",
    ru: "Родившиеся, умершие и сальдо внешней миграции за год",
    kk: "Бір жылдағы туғандар, қайтыс болғандар және сыртқы көші-қон айырымы")
  package static let pageBand = Message(
    en: "80% of draws", ru: "80\u{A0}% прогонов", kk: "есептеулердің 80\u{A0}%-ы")
  package static let pageFromTo = Message(
    en: "{first}: {from}; {last}: {to}", ru: "{first}: {from}; {last}: {to}",
    kk: "{first}: {from}; {last}: {to}")

  package static let pageRegions = Message(en: "Regions", ru: "Регионы", kk: "Өңірлер")
  package static let pageOwnScale = Message(
    en: "Every chart has its own scale; bands hold 80% of the draws where the run has draws.",
    ru: "У каждого графика своя шкала; полосы содержат 80\u{A0}% прогонов, если они есть.",
    kk: "Әр графиктің өз шкаласы бар; есептеулер болса, жолақтар олардың 80\u{A0}%-ын қамтиды.")
  package static let pageRegionTable = Message(
    en: "Population on 1 January and net migration of the year, persons",
    ru: "Численность населения на 1 января и сальдо миграции за год, человек",
    kk: "1 қаңтардағы халық саны және жылдық көші-қон айырымы, адам")
  package static let pageChange = Message(
    en: "Change {first}–{last}", ru: "Изменение {first}–{last}", kk: "Өзгеріс {first}–{last}")
  package static let pageBandOf = Message(
    en: "80% of draws, {year}", ru: "80\u{A0}% прогонов, {year}",
    kk: "есептеулердің 80\u{A0}%-ы, {year}")
  package static let pageBetween = Message(
    en: "Net between regions {year}", ru: "Сальдо межрегиональной миграции {year}",
    kk: "Өңіраралық көші-қон айырымы {year}")
  package static let pageAbroad = Message(
    en: "Net external {year}", ru: "Сальдо внешней миграции {year}",
    kk: "Сыртқы көші-қон айырымы {year}")
  package static let pageMedianAge = Message(
    en: "Median age {year}", ru: "Медианный возраст {year}", kk: "Медианалық жас {year}")
  package static let pageComponents = Message(
    en: "How the figures come about", ru: "Из чего складываются числа",
    kk: "Сандар неден құралады")
  package static let pageComponentsOf = Message(
    en: "{region}: the account of every year", ru: "{region}: баланс каждого года",
    kk: "{region}: әр жылдың балансы")
  package static let pageOpenNote = Message(
    en:
      "A figure of the last year leads to its account: opening + births − deaths + arrivals − departures = closing, in whole persons that add up.",
    ru:
      "Число последнего года ведёт к его балансу: на начало + родившиеся − умершие + прибывшие − выбывшие = на конец, в целых числах, которые сходятся.",
    kk:
      "Соңғы жылдың саны өз балансына апарады: жыл басы + туғандар − қайтыс болғандар + келгендер − кеткендер = жыл соңы; бүтін сандар өзара сәйкес."
  )
  package static let pageOpening = Message(en: "1 January", ru: "1 января", kk: "1 қаңтар")
  package static let pageClosing = Message(
    en: "31 December", ru: "31 декабря", kk: "31 желтоқсан")
  package static let pageGroups = Message(
    en: "Groups of regions; moves inside a group are left out",
    ru: "Группы регионов; перемещения внутри группы не учтены",
    kk: "Өңірлер топтары; топ ішіндегі көшулер есепке алынбаған")
  package static let pageSort = Message(
    en: "sort by this column", ru: "сортировать по этому столбцу", kk: "осы баған бойынша сұрыптау")

  // MARK: Ages and moves

  package static let pageAges = Message(
    en: "Age and sex", ru: "Возраст и пол", kk: "Жасы мен жынысы")
  package static let pagePyramid = Message(
    en: "Population by sex and single age on 1 January {year}",
    ru: "Численность населения по полу и возрасту на 1 января {year} г.",
    kk: "{year} жылғы 1 қаңтардағы халықтың жынысы мен жасы бойынша саны")
  package static let pageOutline = Message(
    en: "The outline is 1 January {year}.", ru: "Контур — 1 января {year} г.",
    kk: "Контур — {year} жылғы 1 қаңтар.")
  package static let pageArea = Message(en: "Area", ru: "Территория", kk: "Аумақ")
  package static let pageMoves = Message(
    en: "Moves between regions", ru: "Миграция между регионами", kk: "Өңіраралық көші-қон")
  package static let pageMap = Message(
    en: "The largest flows between regions in {year}",
    ru: "Крупнейшие потоки между регионами в {year} году",
    kk: "{year} жылғы өңірлер арасындағы ең ірі ағындар")
  package static let pageMapNote = Message(
    en:
      "A circle's area is the region's population, blue where more people arrive from other regions than leave, orange where fewer do. An arc bends to the right of its way and is as wide as the flow is large.",
    ru:
      "Площадь круга — численность населения; синий — из других регионов прибывает больше, чем выбывает, оранжевый — меньше. Дуга отклоняется вправо по ходу движения, её толщина — величина потока.",
    kk:
      "Шеңбердің ауданы — халық саны; көк — басқа өңірлерден келгендер кеткендерден көп, қызғылт сары — аз. Доға қозғалыс бағытының оң жағына иіледі, оның қалыңдығы — ағынның көлемі."
  )
  package static let pageShare = Message(
    en: "Share of all moves between regions", ru: "Доля во всех межрегиональных перемещениях",
    kk: "Барлық өңіраралық көшулердегі үлесі")

  // MARK: Programmes

  package static let pageProgrammes = Message(
    en: "Programmes", ru: "Программы", kk: "Бағдарламалар")
  package static let pageProgrammeNote = Message(
    en: "All receiving regions together; the tables by region are in forecast/programmes.csv.",
    ru: "Все принимающие регионы вместе; таблицы по регионам — в forecast/programmes.csv.",
    kk: "Барлық қабылдайтын өңірлер бірге; өңірлер бойынша кестелер — forecast/programmes.csv.")
  package static let participants = Message(en: "Participants", ru: "Участники", kk: "Қатысушылар")
  package static let transferred = Message(
    en: "Moved beyond the baseline", ru: "Переселено сверх базового уровня",
    kk: "Базалық деңгейден тыс көшірілгендер")
  package static let present = Message(
    en: "Still there at the end of the year", ru: "Остаются на конец года",
    kk: "Жыл соңында қалғандар")
  package static let returned = Message(en: "Returned", ru: "Вернулись", kk: "Қайтқандар")
  package static let employed = Message(
    en: "In work", ru: "Заняты", kk: "Жұмыспен қамтылғандар")
  package static let cost = Message(
    en: "Cost, million tenge", ru: "Расходы, млн тенге", kk: "Шығыны, млн теңге")
  package static let programme = Message(en: "Programme", ru: "Программа", kk: "Бағдарлама")
  package static let pageShortfalls = Message(
    en: "What could not be met", ru: "Что не удалось выполнить", kk: "Орындалмай қалғаны")
  package static let wanted = Message(en: "Wanted", ru: "Требовалось", kk: "Қажет болғаны")
  package static let met = Message(en: "Met", ru: "Выполнено", kk: "Орындалғаны")
  package static let reason = Message(en: "Reason", ru: "Причина", kk: "Себебі")

  // MARK: Indicators

  package static let indicator = Message(en: "Indicator", ru: "Индикатор", kk: "Индикатор")
  package static let forecasted = Message(en: "Forecast", ru: "Прогноз", kk: "Болжам")
  package static let basisOutcome = Message(
    en: "outcome of the model", ru: "результат модели", kk: "модель нәтижесі")
  package static let basisAssumption = Message(
    en: "set by the scenario", ru: "задано сценарием", kk: "сценарийде белгіленген")
  package static let basisAdministrative = Message(
    en: "administrative", ru: "административный", kk: "әкімшілік")
  package static let target = Message(en: "Target", ru: "Цель", kk: "Нысаналы мәні")

  // MARK: Assumptions

  package static let pageAssumptions = Message(
    en: "Assumptions and their sources", ru: "Допущения и их источники",
    kk: "Болжамдық шарттар және олардың дереккөздері")
  package static let totalFertility = Message(
    en: "Total fertility rate", ru: "Суммарный коэффициент рождаемости",
    kk: "Туудың жиынтық коэффициенті")
  package static let lifeExpectancy = Message(
    en: "Life expectancy at birth", ru: "Ожидаемая продолжительность жизни при рождении",
    kk: "Туған кездегі күтілетін өмір сүру ұзақтығы")
  package static let mobility = Message(
    en: "Mobility, 1 in the year of the flows", ru: "Подвижность, 1 в год потоков",
    kk: "Қозғалыс деңгейі, ағындар жылында 1")
  package static let pageOwnWords = Message(
    en: "Sources and notes stand in the words of the scenario and of the data.",
    ru: "Источники и примечания приведены словами сценария и данных.",
    kk: "Дереккөздер мен ескертпелер сценарий мен деректердің өз тілінде берілген.")
  package static let pageInterventions = Message(
    en: "What the scenario changes", ru: "Что меняет сценарий", kk: "Сценарий нені өзгертеді")
  package static let intervention = Message(
    en: "Intervention", ru: "Мера или событие", kk: "Шара немесе оқиға")
  package static let kind = Message(en: "Kind", ru: "Вид", kk: "Түрі")
  package static let effect = Message(en: "Effect", ru: "Действие", kk: "Әсері")
  package static let pageSources = Message(
    en: "Where the values are from", ru: "Откуда взяты значения", kk: "Мәндер қайдан алынған")
  package static let setting = Message(en: "Setting", ru: "Параметр", kk: "Параметр")
  package static let note = Message(en: "Note", ru: "Примечание", kk: "Ескертпе")
  package static let pageNotes = Message(
    en: "What must be known", ru: "Что нужно знать", kk: "Білу қажет")
  package static let pageFilledIn = Message(
    en: "Inputs that were interpolated or held constant",
    ru: "Исходные данные, интерполированные или продлённые без изменений",
    kk: "Интерполяцияланған немесе өзгеріссіз созылған бастапқы деректер")

  package static let pageConfidence = Message(
    en: "How much rests on unverified data", ru: "Какая часть данных не подтверждена",
    kk: "Деректердің қанша бөлігі расталмаған")
  package static let pageConfidenceNote = Message(
    en:
      "Rows of the data package's tables by its own word: {unverified} of {rows} rows are unverified, {derived} derived from others.",
    ru:
      "Строки таблиц пакета данных по его собственным пометкам: не подтверждено {unverified} из {rows}, выведено из других {derived}.",
    kk:
      "Деректер пакеті кестелерінің жолдары, оның өз белгілері бойынша: {rows} жолдың {unverified} расталмаған, {derived} басқалардан есептелген."
  )
  package static let table = Message(en: "Table", ru: "Таблица", kk: "Кесте")
  package static let verified = Message(en: "verified", ru: "подтверждено", kk: "расталған")
  package static let derived = Message(en: "derived", ru: "выведено", kk: "есептелген")
  package static let unverified = Message(
    en: "unverified", ru: "не подтверждено", kk: "расталмаған")
  package static let unstated = Message(en: "not stated", ru: "не указано", kk: "көрсетілмеген")

  // MARK: About

  package static let pageAbout = Message(
    en: "About this page", ru: "Об этой странице", kk: "Осы бет туралы")
  package static let pageMade = Message(
    en: "Made by kosh {version} from the data package {package}; scenario {scenario}.",
    ru: "Создано программой kosh {version} из пакета данных {package}; сценарий {scenario}.",
    kk:
      "kosh {version} бағдарламасымен {package} деректер пакетінен жасалған; сценарий: {scenario}.")
  package static let pageSeed = Message(
    en: "Draws: {draws}, seed {seed}.", ru: "Прогонов: {draws}, начальное число {seed}.",
    kk: "Есептеулер: {draws}, бастапқы сан {seed}.")
  package static let pageInputs = Message(
    en: "SHA-256 of the inputs: {hash}; what was read lies in inputs/, how it was run in run.json.",
    ru:
      "SHA-256 исходных данных: {hash}; прочитанное лежит в inputs/, сведения о запуске — в run.json.",
    kk:
      "Бастапқы деректердің SHA-256 мәні: {hash}; оқылғандар inputs/ ішінде, есептеу туралы мәлімет run.json ішінде."
  )
  package static let pageRounding = Message(
    en:
      "Tables are rounded so that they add up, and may differ from the CSV files by less than one person; the values of charts are the CSV's, rounded.",
    ru:
      "Таблицы округлены так, чтобы суммы сходились, и могут отличаться от файлов CSV меньше чем на одного человека; значения графиков — округлённые значения CSV.",
    kk:
      "Кестелер қосындылары сәйкес келетіндей дөңгелектелген, CSV файлдарынан айырмасы бір адамнан кем; график мәндері — CSV мәндерінің дөңгелектелгені."
  )
  package static let pageBoundaries = Message(
    en: "Map: {attribution}", ru: "Карта: {attribution}", kk: "Карта: {attribution}")
  package static let pageScripts = Message(
    en:
      "Without scripts every chart and table stands as it is; sliders, sorting and tips need them.",
    ru: "Без скриптов все графики и таблицы остаются; ползунки, сортировка и подсказки требуют их.",
    kk:
      "Скрипттерсіз барлық графиктер мен кестелер орнында; жүгірткі, сұрыптау және кеңестер оларды қажет етеді."
  )
}
