// Words for figures, which every report shares.

extension Message {
  package static let population = Message(
    en: "Population", ru: "Численность населения", kk: "Халық саны")
  package static let persons = Message(en: "persons", ru: "человек", kk: "адам")
  package static let births = Message(en: "Births", ru: "Родившиеся", kk: "Туғандар")
  package static let deaths = Message(en: "Deaths", ru: "Умершие", kk: "Қайтыс болғандар")
  package static let naturalIncrease = Message(
    en: "Natural increase", ru: "Естественный прирост", kk: "Табиғи өсім")
  package static let internalArrivals = Message(
    en: "Arrivals from other regions", ru: "Прибывшие из других регионов",
    kk: "Басқа өңірлерден келгендер")
  package static let internalDepartures = Message(
    en: "Departures to other regions", ru: "Выбывшие в другие регионы",
    kk: "Басқа өңірлерге кеткендер")
  package static let immigrants = Message(
    en: "Immigrants", ru: "Прибывшие из-за рубежа", kk: "Шетелден келгендер")
  package static let emigrants = Message(
    en: "Emigrants", ru: "Выбывшие за рубеж", kk: "Шетелге кеткендер")
  package static let transfersIn = Message(
    en: "Brought by programmes", ru: "Прибывшие по программам", kk: "Бағдарламамен келгендер")
  package static let transfersOut = Message(
    en: "Taken by programmes", ru: "Выбывшие по программам", kk: "Бағдарламамен кеткендер")
  package static let netInterregional = Message(
    en: "Net migration between regions", ru: "Сальдо межрегиональной миграции",
    kk: "Өңіраралық көші-қон айырымы")
  package static let netExternal = Message(
    en: "Net external migration", ru: "Сальдо внешней миграции", kk: "Сыртқы көші-қон айырымы")
  package static let medianAge = Message(
    en: "Median age, years", ru: "Медианный возраст, лет", kk: "Медианалық жас, жыл")
  package static let dependencyTotal = Message(
    en: "Aged 0–14 and 65 and over per 100 aged 15–64",
    ru: "Лиц 0–14 лет и 65 лет и старше на 100 лиц 15–64 лет",
    kk: "15–64 жастағы 100 адамға шаққандағы 0–14 жастағылар мен 65-тен үлкендер")

  package static let region = Message(en: "Region", ru: "Регион", kk: "Өңір")
  package static let year = Message(en: "Year", ru: "Год", kk: "Жыл")
  package static let age = Message(en: "Age", ru: "Возраст", kk: "Жасы")
  package static let women = Message(en: "Women", ru: "Женщины", kk: "Әйелдер")
  package static let men = Message(en: "Men", ru: "Мужчины", kk: "Ерлер")
  package static let wholeCountry = Message(en: "Whole country", ru: "Вся страна", kk: "Бүкіл ел")
  package static let origin = Message(
    en: "Region of departure", ru: "Регион выбытия", kk: "Кеткен өңірі")
  package static let destination = Message(
    en: "Region of arrival", ru: "Регион прибытия", kk: "Келген өңірі")
  package static let source = Message(en: "Source", ru: "Источник", kk: "Дереккөз")
  package static let unit = Message(en: "Unit", ru: "Единица измерения", kk: "Өлшем бірлігі")
}
