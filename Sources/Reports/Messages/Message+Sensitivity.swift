// What `kosh sensitivity` shows, and the names of what is uncertain.

extension Message {
  package static let sensitivityHeading = Message(
    en: "{figure}, {area}, {year}: mean {mean}, standard deviation {deviation}",
    ru: "{figure}, {area}, {year}: среднее {mean}, стандартное отклонение {deviation}",
    kk: "{figure}, {area}, {year}: орташасы {mean}, стандартты ауытқуы {deviation}")
  package static let sensitivityNone = Message(
    en:
      "The figure is the same in every draw: nothing of what is uncertain ({names}) changes it.",
    ru:
      "Показатель одинаков во всех прогонах: ничто из неопределённого ({names}) его не меняет.",
    kk:
      "Көрсеткіш барлық есептеуде бірдей: белгісіз жорамалдардың ({names}) ешқайсысы оны өзгертпейді."
  )
  package static let sensitivityShare = Message(
    en: "share of the variance", ru: "доля дисперсии", kk: "дисперсиядағы үлесі")
  package static let sensitivityFirst = Message(
    en: "first", ru: "первого порядка", kk: "бірінші ретті")
  package static let sensitivityTotal = Message(en: "total", ru: "полная", kk: "толық")
  package static let sensitivityError = Message(en: "error", ru: "ошибка", kk: "қателік")
  package static let sensitivityReading = Message(
    en:
      "first: what the component brings about alone; total: with others. {samples} base draws, {runs} runs; errors are standard errors of the sampling.",
    ru:
      "Первого порядка: вклад одной составляющей; полная: вместе с другими. Базовых прогонов: {samples}, расчётов: {runs}; ошибки — стандартные ошибки выборки.",
    kk:
      "Бірінші ретті: құрамдастың жалғыз өзінің үлесі; толық: басқалармен бірге. Базалық есептеулер: {samples}, барлық есептеулер: {runs}; қателіктер — іріктеменің стандартты қателіктері."
  )

  package static let componentFertility = Message(
    en: "total fertility", ru: "суммарная рождаемость", kk: "туудың жиынтық деңгейі")
  package static let componentLife = Message(
    en: "life expectancy", ru: "продолжительность жизни", kk: "өмір сүру ұзақтығы")
  package static let componentImmigration = Message(
    en: "immigration", ru: "иммиграция", kk: "иммиграция")
  package static let componentEmigration = Message(
    en: "emigration", ru: "эмиграция", kk: "эмиграция")
  package static let componentMobility = Message(
    en: "mobility", ru: "подвижность населения", kk: "халықтың қозғалысы")
  package static let componentNetRule = Message(
    en: "rule of nets", ru: "правило сальдо", kk: "айырым ережесі")
  package static let componentGrossShare = Message(
    en: "gross share", ru: "доля межрегиональных переездов", kk: "өңіраралық көшулердің үлесі")
  package static let componentSchedule = Message(
    en: "constant of the age schedule", ru: "постоянная возрастного профиля",
    kk: "жас бейінінің тұрақтысы")
  package static let componentDeterrence = Message(
    en: "deterrence of distance", ru: "влияние расстояния", kk: "қашықтықтың әсері")
  package static let componentBaseAges = Message(
    en: "ages of the base", ru: "возрасты исходного населения", kk: "бастапқы халықтың жас құрамы")
  package static let componentInterventions = Message(
    en: "interventions", ru: "меры и события", kk: "шаралар мен оқиғалар")
}

// Columns that may be asked for, beside those of the reports.
extension Message {
  package static let figureMidYear = Message(
    en: "Population at mid-year", ru: "Численность населения на середину года",
    kk: "Жыл ортасындағы халық саны")
  package static let figureClosing = Message(
    en: "Population on 31 December", ru: "Численность населения на 31 декабря",
    kk: "31 желтоқсандағы халық саны")
  package static let figureInside = Message(
    en: "Moves inside regions", ru: "Переезды внутри регионов", kk: "Өңір ішіндегі көшулер")
  package static let figureGross = Message(
    en: "Arrivals and departures", ru: "Прибывшие и выбывшие", kk: "Келгендер мен кеткендер")
  package static let figureTurnover = Message(
    en: "Turnover of moves", ru: "Оборот перемещений", kk: "Көшулер айналымы")
  package static let figureAgeing = Message(
    en: "Aged 65 and over per 100 aged 0–14", ru: "Лиц 65 лет и старше на 100 лиц 0–14 лет",
    kk: "0–14 жастағы 100 адамға шаққандағы 65-тен үлкендер")
  package static let figureYouth = Message(
    en: "Aged 0–14 per 100 aged 15–64", ru: "Лиц 0–14 лет на 100 лиц 15–64 лет",
    kk: "15–64 жастағы 100 адамға шаққандағы 0–14 жастағылар")
  package static let figureOld = Message(
    en: "Aged 65 and over per 100 aged 15–64", ru: "Лиц 65 лет и старше на 100 лиц 15–64 лет",
    kk: "15–64 жастағы 100 адамға шаққандағы 65-тен үлкендер")
  package static let figureWomen = Message(
    en: "Women aged 15–49", ru: "Женщины 15–49 лет", kk: "15–49 жастағы әйелдер")
}
