// The table of target indicators on the terminal.

extension Message {
  package static let monitorSet = Message(
    en: "Target indicators {set}: {title}", ru: "Целевые индикаторы {set}: {title}",
    kk: "{set} нысаналы индикаторлар: {title}")
  package static let monitorAll = Message(
    en: "Target indicators: {title}", ru: "Целевые индикаторы: {title}",
    kk: "Нысаналы индикаторлар: {title}")
  package static let monitorFact = Message(en: "fact", ru: "факт", kk: "нақты мәні")
  package static let monitorNowcast = Message(
    en: "fact (~ carried from part of the year)", ru: "факт (~ пересчёт с части года)",
    kk: "нақты мәні (~ жылдың бір бөлігінен есептелген)")
  package static let monitorTarget = Message(en: "target", ru: "цель", kk: "нысаналы мәні")
  package static let monitorPlanTarget = Message(
    en: "target of the plan", ru: "цель по плану", kk: "жоспардағы нысаналы мәні")
  package static let monitorForecast = Message(en: "forecast", ru: "прогноз", kk: "болжам")
  package static let monitorProjected = Message(
    en: "projected from its facts", ru: "продлено по фактам", kk: "нақты мәндері бойынша созылған")
  package static let monitorLessFact = Message(
    en: "less the fact", ru: "за вычетом факта", kk: "нақты мәннен айырмасы")
  package static let monitorLessTarget = Message(
    en: "less the target", ru: "за вычетом цели", kk: "нысаналы мәннен айырмасы")
  package static let monitorLow = Message(
    en: "a tenth of the draws below", ru: "десятая часть прогонов ниже",
    kk: "есептеулердің оннан бірі төмен")
  package static let monitorHigh = Message(
    en: "a tenth of the draws above", ru: "десятая часть прогонов выше",
    kk: "есептеулердің оннан бірі жоғары")
  package static let monitorChance = Message(
    en: "chance to meet the target, %", ru: "вероятность достичь цели, %",
    kk: "нысаналы мәнге жету ықтималдығы, %")
  package static let monitorAttainable = Message(
    en: "attainable at most", ru: "достижимо не более", kk: "қол жеткізуге болатын шегі")
  package static let monitorLever = Message(
    en: "persons more a year to meet it", ru: "для цели ещё человек в год",
    kk: "мақсатқа жылына тағы қажет адам")
  package static let monitorMissed = Message(
    en: "* the target is missed", ru: "* цель не достигнута", kk: "* нысаналы мәнге жетпейді")

}
