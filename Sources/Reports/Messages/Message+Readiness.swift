// The page of readiness: what an event asks of services by day.

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
  package static let reserve80 = Message(
    en: "Reserve that suffices at 80%", ru: "Резерв, достаточный в 80\u{A0}%",
    kk: "80\u{A0}% жағдайда жететін резерв")
  package static let agency = Message(
    en: "Responsible", ru: "Ответственный", kk: "Жауапты")
  package static let state = Message(en: "State", ru: "Состояние", kk: "Жағдайы")
  package static let stateGap = Message(en: "gap", ru: "нехватка", kk: "жетіспейді")
  package static let stateEnough = Message(en: "enough", ru: "достаточно", kk: "жетеді")
  package static let stateNoData = Message(en: "no data", ru: "нет данных", kk: "дерек жоқ")
  package static let readinessEvents = Message(en: "Events", ru: "События", kk: "Оқиғалар")
}
