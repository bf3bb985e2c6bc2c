// What `kosh monitor` says of the target indicators: lines of its tables, sentences for a yearly report,
// and what must be known to read them.

extension Message {
  // MARK: Lines below an indicator

  package static let indicatorPlan = Message(
    en: "target of the plan of action", ru: "целевое значение плана действий",
    kk: "іс-шаралар жоспарының нысаналы мәні")
  package static let indicatorReleased = Message(
    en: "released fact", ru: "опубликованный факт", kk: "жарияланған нақты мән")
  package static let indicatorNowcast = Message(
    en: "fact carried from part of the year", ru: "факт, пересчитанный с части года на год",
    kk: "жылдың бір бөлігінен жылға келтірілген нақты мән")
  package static let indicatorLow = Message(
    en: "10th percentile of the draws", ru: "10-й процентиль прогонов",
    kk: "есептеулердің 10-процентилі")
  package static let indicatorHigh = Message(
    en: "90th percentile of the draws", ru: "90-й процентиль прогонов",
    kk: "есептеулердің 90-процентилі")
  package static let indicatorChance = Message(
    en: "chance to meet the target, %", ru: "вероятность достижения целевого значения, %",
    kk: "нысаналы мәнге жету ықтималдығы, %")
  package static let indicatorGap = Message(
    en: "forecast less target", ru: "прогноз минус целевое значение",
    kk: "болжам минус нысаналы мән")
  package static let indicatorError = Message(
    en: "forecast less fact", ru: "прогноз минус факт", kk: "болжам минус нақты мән")
  package static let indicatorAttainable = Message(
    en: "attainable at most", ru: "достижимо не более", kk: "жетуге болатын ең жоғары мән")
  package static let indicatorLever = Message(
    en: "persons more a year to meet the target",
    ru: "сколько ещё человек в год нужно для достижения цели",
    kk: "нысанаға жету үшін жылына тағы қанша адам қажет")

  package static let ruleConstantRates = Message(
    en: "constant rates", ru: "постоянные коэффициенты", kk: "тұрақты коэффициенттер")
  package static let rulePersistent = Message(
    en: "persistent", ru: "устойчивое сальдо", kk: "орнықты айырым")
  package static let ruleOwn = Message(
    en: "the scenario's own rule", ru: "собственное правило сценария", kk: "сценарийдің өз ережесі")
  package static let definitionCumulative = Message(
    en: "of all who ever came", ru: "из всех прибывших", kk: "барлық келгендердің ішінде")
  package static let definitionOneYear = Message(
    en: "a year after coming", ru: "через год после прибытия", kk: "келгеннен бір жыл өткенде")
  package static let methodShares = Message(
    en: "derived: the country's figure by the scenario's shares of regions",
    ru: "выведено: показатель страны по долям регионов в сценарии",
    kk: "есептелген: ел көрсеткіші сценарийдегі өңір үлестері бойынша")
  package static let methodLastFact = Message(
    en: "last fact, held; no interval", ru: "последний факт без изменений; без интервала",
    kk: "соңғы нақты мән өзгеріссіз; аралықсыз")
  package static let methodMeanChange = Message(
    en: "last fact and mean yearly change; no interval",
    ru: "последний факт и среднее годовое изменение; без интервала",
    kk: "соңғы нақты мән және орташа жылдық өзгеріс; аралықсыз")

  // MARK: Page, workbook and text

  package static let monitoringTitle = Message(
    en: "Target indicators: {title}", ru: "Целевые индикаторы: {title}",
    kk: "Нысаналы индикаторлар: {title}")
  package static let monitoringYear = Message(
    en: "reporting year: {year}", ru: "отчётный год: {year}", kk: "есепті жыл: {year}")
  package static let monitoringReport = Message(
    en: "For the yearly report", ru: "Для ежегодного отчёта", kk: "Жыл сайынғы есеп үшін")
  package static let monitoringDue = Message(
    en:
      "By the plan of action the report on a year is due by 25 January of the next; the sentences are of {year}.",
    ru:
      "По плану действий отчёт за год представляется к 25 января следующего года; предложения относятся к {year} году.",
    kk:
      "Іс-шаралар жоспары бойынша жылдық есеп келесі жылғы 25 қаңтарға дейін ұсынылады; сөйлемдер {year} жылға қатысты."
  )
  package static let monitoringReading = Message(
    en:
      "Below every target stand released facts and the forecast of the scenario; where there are draws, also its interval and the chance of outcomes to meet the target. Forecasts under different rules of moves are never pooled.",
    ru:
      "Под каждым целевым значением — опубликованные факты и прогноз сценария; если есть прогоны, у результатов модели также интервал и вероятность достижения. Прогнозы по разным правилам миграции не объединяются.",
    kk:
      "Әр нысаналы мәннің астында — жарияланған нақты мәндер мен сценарий болжамы; есептеулер болса, модель нәтижелерінің аралығы мен жету ықтималдығы да бар. Көші-қонның әртүрлі ережелері бойынша болжамдар біріктірілмейді."
  )
  package static let monitoringCharts = Message(
    en: "Indicators against their targets", ru: "Индикаторы и целевые значения",
    kk: "Индикаторлар және нысаналы мәндер")
  package static let monitoringFacts = Message(en: "Facts", ru: "Факты", kk: "Нақты мәндер")
  package static let monitoringRegions = Message(en: "Regions", ru: "Регионы", kk: "Өңірлер")
  package static let monitoringRegionsNote = Message(
    en: "Targets are of the country or of the designated regions; regions have none of their own.",
    ru:
      "Целевые значения установлены для страны или определённых регионов; у регионов собственных нет.",
    kk: "Нысаналы мәндер елге немесе белгіленген өңірлерге қойылған; өңірлердің өз мәні жоқ.")
  package static let monitoringEarlier = Message(
    en: "Indicators of {set}", ru: "Индикаторы {set} гг.", kk: "{set} жылдардың индикаторлары")
  package static let monitoringNoFacts = Message(
    en: "no facts", ru: "фактов нет", kk: "нақты мәндер жоқ")

  // MARK: Sentences

  package static let sentenceTarget = Message(
    en: "{name}: the target of {year} is {target} ({unit}).",
    ru: "{name}: целевое значение на {year} год — {target} ({unit}).",
    kk: "{name}: {year} жылға нысаналы мән — {target} ({unit}).")
  package static let sentencePlan = Message(
    en: "The plan of action states {target}.", ru: "План действий указывает {target}.",
    kk: "Іс-шаралар жоспарында — {target}.")
  package static let sentenceFact = Message(
    en: "Fact of {year}: {fact}{status}.", ru: "Факт {year} года: {fact}{status}.",
    kk: "{year} жылғы нақты мән: {fact}{status}.")
  package static let sentenceForecast = Message(
    en: "Forecast ({what}): {value}; less the target: {gap}.",
    ru: "Прогноз ({what}): {value}; разница с целевым значением: {gap}.",
    kk: "Болжам ({what}): {value}; нысаналы мәнмен айырма: {gap}.")
  package static let sentenceChance = Message(
    en: "Of 100 draws, 80 lie between {low} and {high}; chance to meet the target: {chance}.",
    ru:
      "Из 100 прогонов 80 лежат между {low} и {high}; вероятность достижения целевого значения: {chance}.",
    kk:
      "100 есептеудің 80-і {low} мен {high} аралығында; нысаналы мәнге жету ықтималдығы: {chance}.")
  package static let sentenceLever = Message(
    en: "To meet it, so many persons more a year: {persons} ({lever}).",
    ru: "Для достижения нужно ещё человек в год: {persons} ({lever}).",
    kk: "Оған жету үшін жылына тағы қажет адам саны: {persons} ({lever}).")
  package static let sentenceNothing = Message(
    en: "Nothing is forecast.", ru: "Прогноза нет.", kk: "Болжам жоқ.")
  package static let statusPreliminary = Message(
    en: "preliminary", ru: "предварительно", kk: "алдын ала")
  package static let statusNowcast = Message(
    en: "carried from {period}", ru: "пересчитано с {period}", kk: "{period} бойынша келтірілген")
  package static let sentenceProgramme = Message(
    en: "programme “{name}”", ru: "программа «{name}»", kk: "«{name}» бағдарламасы")
  package static let sentenceUnitProgramme = Message(
    en: "a programme of assumptions, see the notes",
    ru: "программа с допущениями, см. примечания",
    kk: "жорамалдарға негізделген бағдарлама, ескертпелерді қараңыз")

  // MARK: Notes

  package static let noteBases = Message(
    en:
      "outcome: the model's, with a probability where there are draws; assumption: set by the scenario, no probability; administrative: projected from its own facts, without an interval, the last one changed every year by the mean yearly change of those before it, held where there is one",
    ru:
      "результат модели: с вероятностью, если есть прогоны; задано сценарием: без вероятности; административный: проекция по собственным фактам, без интервала, — последний факт, изменяемый каждый год на среднее годовое изменение предыдущих; при единственном факте — без изменений",
    kk:
      "модель нәтижесі: есептеулер болса, ықтималдығы бар; сценарийде белгіленген: ықтималдықсыз; әкімшілік: өз нақты мәндері бойынша аралықсыз жалғастырылады — соңғы мән жыл сайын алдыңғылардың орташа жылдық өзгерісіне өзгереді, мән біреу болса, өзгермейді"
  )
  package static let noteNowcastStated = Message(
    en:
      "fact of {year}{place}: that of {period}, divided by the {share} % of the year that the period is stated to have",
    ru:
      "факт {year} года{place}: значение за {period}, делённое на указанную для периода долю года, {share} %",
    kk:
      "{year} жылғы нақты мән{place}: {period} мәні кезең үшін көрсетілген жыл үлесіне бөлінген, {share} %"
  )
  package static let noteNowcastAssumed = Message(
    en:
      "fact of {year}{place}: that of {period}, divided by the {share} % of the year that equal months would give the period, an assumption",
    ru:
      "факт {year} года{place}: значение за {period}, делённое на долю года при равных месяцах, {share} %, — это допущение",
    kk:
      "{year} жылғы нақты мән{place}: {period} мәні айлар тең деген жыл үлесіне бөлінген, {share} %, бұл — жорамал"
  )
  package static let noteNowcastShare = Message(
    en:
      "fact of {year}{place}: that of {period}, taken as it stands, since a share does not add up over months",
    ru:
      "факт {year} года{place}: значение за {period} взято как есть, поскольку доля не складывается по месяцам",
    kk:
      "{year} жылғы нақты мән{place}: {period} мәні сол күйінде алынған, себебі үлес айлар бойынша қосылмайды"
  )
  package static let noteNoDesignated = Message(
    en: "the scenario names no designated_regions, so that nothing is forecast",
    ru: "сценарий не называет регионы (designated_regions), поэтому прогноза нет",
    kk: "сценарийде өңірлер (designated_regions) аталмаған, сондықтан болжам жоқ")
  package static let noteDesignated = Message(
    en: "designated regions: {regions}{source}", ru: "определённые регионы: {regions}{source}",
    kk: "белгіленген өңірлер: {regions}{source}")
  package static let noteCalibrated = Message(
    en:
      "every rule is calibrated on the observed net moves of {year}, the latest the data package has{other}",
    ru:
      "каждое правило откалибровано по наблюдавшимся сальдо {year} года, последним в пакете данных{other}",
    kk:
      "әр ереже {year} жылғы байқалған айырымдар бойынша калибрленген, деректер пакетіндегі соңғысы осы{other}"
  )
  package static let noteCalibratedOther = Message(
    en: "; the scenario itself takes those of {year}",
    ru: "; сам сценарий берёт сальдо {year} года",
    kk: "; сценарийдің өзі {year} жылғысын алады")
  package static let noteJumpOff = Message(
    en: "jump-off error, {rule}: forecast of {year} {forecast} persons{nets}{fact}",
    ru: "ошибка точки старта, {rule}: прогноз на {year} год {forecast} чел.{nets}{fact}",
    kk: "бастапқы нүкте қатесі, {rule}: {year} жылғы болжам {forecast} адам{nets}{fact}")
  package static let noteAgainstNets = Message(
    en: ", {error} against the package's nets ({value})",
    ru: ", {error} к сальдо пакета данных ({value})",
    kk: ", пакет айырымынан ({value}) айырмасы {error}")
  package static let noteAgainstFact = Message(
    en: ", {error} against the fact ({value})", ru: ", {error} к факту ({value})",
    kk: ", нақты мәннен ({value}) айырмасы {error}")
  package static let noteRules = Message(
    en:
      "constant rates: a growing city sends more people back every year, so that the outflow melts with no policy, although it has grown in every observed year; persistent: leaving and pull go with the square root of a region's share, and the outflow nearly stays. Neither is right, and they are never pooled{own}",
    ru:
      "постоянные коэффициенты: растущий город каждый год отпускает больше людей обратно, поэтому отток тает без всякой политики, хотя во все наблюдавшиеся годы он рос; устойчивое сальдо: выезд и притяжение пропорциональны корню из доли региона, и отток почти сохраняется. Ни то, ни другое не верно полностью; прогнозы не объединяются{own}",
    kk:
      "тұрақты коэффициенттер: өсіп келе жатқан қала жыл сайын көбірек адамды кері жібереді, сондықтан кету ешқандай саясатсыз азаяды, ал байқалған барлық жылдарда ол өскен; орнықты айырым: кету мен тарту өңір үлесінің квадрат түбіріне сай, кету дерлік сақталады. Ешқайсысы толық дұрыс емес, олар біріктірілмейді{own}"
  )
  package static let noteOwnRule = Message(
    en: "; the scenario's own rule: its exponents",
    ru: "; собственное правило сценария: его показатели степени",
    kk: "; сценарийдің өз ережесі: оның дәреже көрсеткіштері")
  package static let noteDistance = Message(
    en:
      "{persons} persons lie between the fact of {from} and the target of {to}: at additionality {additionality} and {staying} % still there after a year, {participants} participants a year above today's number, if nothing else changed",
    ru:
      "между фактом {from} года и целью {to} года — {persons} чел.: при дополнительности {additionality} и {staying} % оставшихся через год это {participants} участников в год сверх нынешнего числа, если больше ничего не изменится",
    kk:
      "{from} жылғы нақты мән мен {to} жылғы нысана арасында {persons} адам бар: қосымшалық {additionality} және бір жылдан кейін қалатындар {staying} % болғанда, бұл — басқа ештеңе өзгермесе, қазіргіден тыс жылына {participants} қатысушы"
  )
  package static let noteEveryTarget = Message(
    en: "{rule}: every target is met by the point forecast",
    ru: "{rule}: точечный прогноз достигает всех целевых значений",
    kk: "{rule}: нүктелік болжам барлық нысаналы мәнге жетеді")
  package static let noteLever = Message(
    en:
      "{rule}: to meet the target of a year, {lever} would have to move so many persons more every year from the first target on: {sizes}",
    ru:
      "{rule}: чтобы достичь цели года, {lever} должна переселять каждый год, начиная с первой цели, ещё столько человек: {sizes}",
    kk:
      "{rule}: жылдың нысанасына жету үшін {lever} алғашқы нысанадан бастап жыл сайын тағы сонша адамды көшіруі керек: {sizes}"
  )
  package static let noteNoNumber = Message(
    en: "no number", ru: "никакого числа не хватит", kk: "ешқандай сан жетпейді")
  package static let noteProgramme = Message(
    en: "the programme '{name}'", ru: "программа «{name}»", kk: "«{name}» бағдарламасы")
  package static let noteUnitProgramme = Message(
    en:
      "a programme of assumptions, since the scenario has none that acts in all these years (additionality {additionality}, still there after 1, 5, 10 years {staying} %, from all other regions to these by population),",
    ru:
      "программа с допущениями, поскольку в сценарии нет действующей во все эти годы (дополнительность {additionality}, остаются через 1, 5, 10 лет {staying} %, из всех прочих регионов в эти по численности населения),",
    kk:
      "жорамалдарға негізделген бағдарлама, себебі сценарийде осы жылдардың бәрінде жүретіні жоқ (қосымшалық {additionality}, 1, 5, 10 жылдан кейін қалатындар {staying} %, барлық басқа өңірлерден осыларға халық саны бойынша),"
  )
  package static let noteExternalIsSet = Message(
    en:
      "set by the scenario (assumptions.external_net): whether a target is met says nothing, and there is no probability{source}",
    ru:
      "задано сценарием (assumptions.external_net): достижение цели ни о чём не говорит, вероятности нет{source}",
    kk:
      "сценарийде белгіленген (assumptions.external_net): нысанаға жету ештеңе білдірмейді, ықтималдық жоқ{source}"
  )
  package static let noteExternalPast = Message(
    en: "net from abroad by the data package's tables, persons: {nets}",
    ru: "внешнее сальдо по таблицам пакета данных, чел.: {nets}",
    kk: "деректер пакетінің кестелері бойынша сыртқы айырым, адам: {nets}")
  package static let noteIsSet = Message(
    en: "set by the scenario: no probability", ru: "задано сценарием: вероятности нет",
    kk: "сценарийде белгіленген: ықтималдық жоқ")
  package static let noteNoQuota = Message(
    en:
      "the scenario has no labour_quota, or the package no labour force, so that nothing stands in the forecast",
    ru:
      "в сценарии нет labour_quota или в пакете нет рабочей силы, поэтому прогноза нет",
    kk: "сценарийде labour_quota немесе пакетте жұмыс күші жоқ, сондықтан болжам жоқ")
  package static let noteNoResettlement = Message(
    en: "the scenario has no resettlement, so that nothing stands in the forecast",
    ru: "в сценарии нет resettlement, поэтому прогноза нет",
    kk: "сценарийде resettlement жоқ, сондықтан болжам жоқ")
  package static let noteNoSettling = Message(
    en: "the scenario has no resettlement or kandas, so that nothing stands in the forecast",
    ru: "в сценарии нет resettlement или kandas, поэтому прогноза нет",
    kk: "сценарийде resettlement немесе kandas жоқ, сондықтан болжам жоқ")
  package static let noteCountsPersons = Message(
    en: "'{name}' counts persons, families included",
    ru: "«{name}» считает людей вместе с членами семей",
    kk: "«{name}» отбасы мүшелерімен бірге адамдарды санайды")
  package static let noteCountsWorkingAge = Message(
    en: "'{name}' counts those of working age, {persons} persons each",
    ru: "«{name}» считает лиц трудоспособного возраста, на каждого {persons} чел.",
    kk: "«{name}» еңбекке қабілетті жастағыларды санайды, әрқайсысына {persons} адам")
  package static let noteResettlerQuota = Message(
    en:
      "regional quota of resettlers in {year}, persons: {regions}; together {sum}. A quota is how many may come, not how many come",
    ru:
      "региональная квота переселенцев на {year} год, чел.: {regions}; всего {sum}. Квота — это сколько может прибыть, а не сколько прибывает",
    kk:
      "қоныс аударушылардың {year} жылғы өңірлік квотасы, адам: {regions}; барлығы {sum}. Квота — келуі мүмкін адам саны, іс жүзінде келетіні емес"
  )
  package static let noteKandasQuota = Message(
    en:
      "regional quota of kandas in {year}, persons: {regions}; together {sum}. Other kandas settle without it",
    ru:
      "региональная квота кандасов на {year} год, чел.: {regions}; всего {sum}. Прочие кандасы селятся вне её",
    kk:
      "қандастардың {year} жылғы өңірлік квотасы, адам: {regions}; барлығы {sum}. Басқа қандастар одан тыс қоныстанады"
  )
  package static let noteRetention = Message(
    en:
      "cumulative: of all resettlers, and kandas within the quota, who ever came, the part still there at the end of the year; one_year: of those who come in the year, the part still there a year later",
    ru:
      "накопленная: доля оставшихся на конец года из всех переселенцев и қандасов в пределах квоты, прибывших когда-либо; за год: доля оставшихся через год из прибывших в этом году",
    kk:
      "жинақталған: бұрын-соңды келген барлық қоныс аударушылар мен квота шегіндегі қандастардың жыл соңында қалғандарының үлесі; бір жылдық: сол жылы келгендердің бір жылдан кейін қалғандарының үлесі"
  )
  package static let noteRetentionSoFar = Message(
    en:
      "{came} had come and {returned} gone back by the end of {year}: because of them the cumulative share cannot reach 100 again (attainable: nobody goes back from then on). Those who came earlier are taken to go back as the programme's own do",
    ru:
      "к концу {year} года прибыло {came}, вернулось {returned}: из-за них накопленная доля уже не достигнет 100 (достижимое: с этого времени никто не возвращается). Для прибывших раньше принят уход, как у участников программы",
    kk:
      "{year} жылдың соңына дейін {came} адам келіп, {returned} қайтқан: солардың кесірінен жинақталған үлес қайта 100-ге жетпейді (жетуге болатыны: содан бері ешкім қайтпайды). Бұрын келгендер бағдарламаныкіндей қайтады деп алынған"
  )
  package static let noteSplit = Message(
    en:
      "figures of regions are derived: what the scenario sets for the country, split by the shares that it gives the regions; of permits over each region's part of the labour force",
    ru:
      "показатели регионов выведены: заданное сценарием для страны распределено по долям регионов в нём; разрешения — к части рабочей силы региона",
    kk:
      "өңір көрсеткіштері есептелген: сценарийде ел үшін белгіленген мән ондағы өңір үлестері бойынша бөлінген; рұқсаттар — өңірдің жұмыс күшіндегі бөлігіне қатысты"
  )
  package static let noteHeld = Message(
    en: "projected: the fact of {year}, {fact}, held; one fact gives no change and no interval",
    ru:
      "проекция: факт {year} года, {fact}, без изменений; по одному факту нет ни изменения, ни интервала",
    kk:
      "жалғастыру: {year} жылғы нақты мән, {fact}, өзгеріссіз; бір нақты мәннен өзгеріс те, аралық та шықпайды"
  )
  package static let noteTrend = Message(
    en:
      "projected: the fact of {last}, {fact}, changed every year by {change}, the mean yearly change from {first} to {last}; no interval",
    ru:
      "проекция: факт {last} года, {fact}, с ежегодным изменением {change} — средним за {first}–{last} гг.; без интервала",
    kk:
      "жалғастыру: {last} жылғы нақты мән, {fact}, жыл сайынғы өзгеріс {change} — {first}–{last} жылдардың орташасы; аралықсыз"
  )
}
