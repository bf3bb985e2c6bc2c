// What needs a script: the sliders of years, sorting and tips. Everything else stands in the page.
(function () {
  "use strict";
  const figures = JSON.parse(document.getElementById("figures").textContent);
  const language = document.documentElement.lang;
  const ages = 101;

  function whole(value) {
    const digits = String(Math.abs(value)).replace(/\B(?=(\d{3})+$)/g, figures.marks.group);
    return (value < 0 ? figures.marks.minus : "") + digits;
  }
  function signed(value) { return (value > 0 ? "+" : "") + whole(value); }

  // MARK: Tips

  const tip = d3.select("body").append("div").attr("id", "tip").attr("role", "status")
    .property("hidden", true);

  function showTip(x, y, heading, lines) {
    tip.property("hidden", false).selectAll("*").remove();
    tip.append("b").text(heading);
    for (const line of lines) { tip.append("div").text(line); }
    const box = tip.node().getBoundingClientRect();
    const right = document.documentElement.clientWidth - box.width - 8;
    tip.style("left", Math.max(8, Math.min(x + 14, right)) + "px").style("top", y + 14 + "px");
  }
  function hideTip() { tip.property("hidden", true); }

  Object.keys(figures.charts).forEach(function (id) {
    const chart = figures.charts[id];
    const svg = d3.select(document.getElementById(id));
    const axis = figures.axes[chart.axis];
    if (svg.empty() || axis.moments.length === 0) { return; }
    const places = axis.x.map(Number);
    const cursor = svg.append("line").attr("class", "cursor").attr("y1", chart.top)
      .attr("y2", chart.bottom).attr("visibility", "hidden");
    let moment = axis.moments.length - 1;

    function show(pageX, pageY) {
      cursor.attr("x1", places[moment]).attr("x2", places[moment]).attr("visibility", "visible");
      const lines = chart.lines.filter(function (line) { return line.values[moment]; })
        .map(function (line) {
          const band = line.bands[moment];
          return (chart.lines.length > 1 ? line.name + ": " : "") + line.values[moment]
            + (band ? " (" + band + ")" : "");
        });
      showTip(pageX, pageY, axis.moments[moment], lines);
    }
    function hide() {
      cursor.attr("visibility", "hidden");
      hideTip();
    }
    svg.attr("tabindex", 0)
      .on("mousemove", function () {
        const x = d3.mouse(this)[0];
        moment = d3.scan(places, function (a, b) { return Math.abs(a - x) - Math.abs(b - x); });
        show(d3.event.pageX, d3.event.pageY);
      })
      .on("mouseleave", hide).on("blur", hide)
      .on("keydown", function () {
        const step = { ArrowLeft: -1, ArrowRight: 1, Home: -1e6, End: 1e6 }[d3.event.key];
        if (d3.event.key === "Escape") { hide(); }
        if (!step) { return; }
        d3.event.preventDefault();
        moment = Math.max(0, Math.min(places.length - 1, moment + step));
        const box = this.getBoundingClientRect();
        const scale = box.width / this.viewBox.baseVal.width;
        show(box.left + window.scrollX + places[moment] * scale, box.top + window.scrollY + 30);
      });
  });

  // MARK: A slider of years

  function yearSlider(figure, id, count, change) {
    const controls = figure.insert("div", "svg").attr("class", "controls");
    const label = controls.append("label");
    label.append("span").text(figures.names.year);
    const input = label.append("input").attr("type", "range").attr("id", id).attr("min", 0)
      .attr("max", count - 1).attr("step", 1).property("value", count - 1);
    const output = label.append("output").attr("id", id + "-shown");
    function update() {
      const step = Number(input.property("value"));
      output.text(figures.first + step);
      input.attr("aria-valuetext", figures.first + step);
      change(step);
    }
    input.on("input", update);
    return { controls: controls, update: update };
  }

  // MARK: The pyramid

  const pyramidFigure = d3.select("#pyramid-figure");
  if (!pyramidFigure.empty()) {
    const svg = d3.select("#pyramid");
    const [width, height] = [svg.node().viewBox.baseVal.width, svg.node().viewBox.baseVal.height];
    const bars = { female: svg.selectAll(".bars.female rect"), male: svg.selectAll(".bars.male rect") };
    // The page's own drawing says where the two axes stand.
    const axis = {
      female: Number(bars.female.node().getAttribute("x")),
      male: width - Number(bars.female.node().getAttribute("x")),
    };
    const side = width / 2 - (axis.female - width / 2) - 8;
    let area = 0;

    function people(step) {
      const sum = new Array(2 * ages).fill(0);
      for (const row of figures.areas[area].members) {
        figures.pyramids[step][row].forEach(function (count, cell) { sum[cell] += count; });
      }
      return { female: sum.slice(0, ages), male: sum.slice(ages) };
    }
    function draw(step) {
      const largest = d3.max(figures.pyramids, function (_, year) {
        const all = people(year);
        return Math.max(d3.max(all.female), d3.max(all.male));
      });
      const scale = d3.scaleLinear().domain([0, Math.max(1, largest)]).range([0, side]).nice(4);
      const ticks = scale.ticks(4);
      const unit = figures.units.find(function (unit) { return largest >= unit.from; });
      const now = people(step);
      const then = people(0);
      const marks = svg.select(".scale");
      marks.selectAll("*").remove();
      svg.select(".unit").text(unit.name);
      ["male", "female"].forEach(function (sex) {
        const way = sex === "male" ? -1 : 1;
        ticks.forEach(function (tick) {
          const x = axis[sex] + way * scale(tick);
          marks.append("line").attr("class", "grid").attr("x1", x).attr("x2", x).attr("y1", 24)
            .attr("y2", height - 34);
          marks.append("text").attr("class", "label axis").attr("x", x).attr("y", height - 18)
            // The outermost label keeps inside the drawing.
            .attr("text-anchor", tick < ticks[ticks.length - 1] ? "middle" : way < 0 ? "start" : "end")
            .text(String(tick / unit.scale).replace(".", figures.marks.decimal));
        });
        const word = sex === "male" ? figures.names.men : figures.names.women;
        bars[sex].data(now[sex])
          .attr("x", function (count) { return sex === "male" ? axis.male - scale(count) : axis.female; })
          .attr("width", function (count) { return scale(count); })
          .each(function (count, age) {
            d3.select(this).select("title").text(word + ", " + age + ": " + whole(count));
          });
        const bar = (height - 58) / ages;
        let path = "M" + axis[sex] + " " + (height - 34);
        then[sex].forEach(function (count, age) {
          path += "H" + (axis[sex] + way * scale(count)).toFixed(1)
            + "V" + (height - 34 - (age + 1) * bar).toFixed(1);
        });
        svg.select(".outline-" + sex).attr("d", path);
      });
      const caption = figures.names.pyramid.replace("{year}", figures.first + step);
      d3.select("#pyramid-caption").text(caption);
      d3.select("#pyramid-title").text(figures.areas[area].name + ": " + caption);
      const total = function (counts) { return whole(d3.sum(counts)); };
      d3.select("#pyramid-text").text(figures.names.women + " " + total(now.female) + ", "
        + figures.names.men + " " + total(now.male));
    }
    const slider = yearSlider(pyramidFigure, "pyramid-year", figures.pyramids.length, draw);
    if (figures.areas.length > 2) {
      const label = slider.controls.append("label");
      label.append("span").text(figures.names.area);
      label.append("select").attr("id", "pyramid-area")
        .on("change", function () {
          area = Number(this.value);
          slider.update();
        })
        .selectAll("option").data(figures.areas).enter().append("option")
        .attr("value", function (_, place) { return place; })
        .text(function (place) { return place.name; });
    }
    slider.update();
  }

  // MARK: The map

  const mapFigure = d3.select("#map-figure");
  if (!mapFigure.empty() && figures.map) {
    const map = figures.map;
    const svg = d3.select("#map");
    const slider = yearSlider(mapFigure, "map-year", map.flows.length, function (step) {
      const list = map.flows[step];
      const flows = [];
      for (let place = 0; place < list.length; place += 3) {
        const arc = map.arcs[list[place]][list[place + 1]];
        flows.push({ origin: list[place], destination: list[place + 1], persons: list[place + 2], arc: arc });
      }
      flows.sort(function (a, b) {
        return b.persons - a.persons || a.origin - b.origin || a.destination - b.destination;
      });
      const shown = flows.slice(0, map.limit).filter(function (flow) { return flow.arc; });
      const arcs = svg.select(".arcs").selectAll("path").data(shown);
      arcs.exit().remove();
      arcs.enter().append("path").attr("class", "arc").attr("marker-mid", "url(#arrow)").merge(arcs)
        .attr("d", function (flow) { return flow.arc; })
        .attr("stroke-width", function (flow) {
          return Math.max(0.8, map.widest_arc * flow.persons / Math.max(1, map.largest_flow));
        })
        .on("mousemove", function (flow) {
          showTip(d3.event.pageX, d3.event.pageY,
            map.names[flow.origin] + " → " + map.names[flow.destination], [whole(flow.persons)]);
        })
        .on("mouseleave", hideTip);
      svg.selectAll("circle").each(function () {
        const row = Number(this.getAttribute("data-row"));
        const persons = map.persons[step][row];
        const net = map.nets[step][row];
        d3.select(this)
          .attr("r", map.largest_region > 0
            ? map.largest_radius * Math.sqrt(persons / map.largest_region) : 0)
          .attr("class", net < 0 ? "loses" : "gains")
          .select("title").text(map.names[row] + ": " + whole(persons) + " (" + signed(net) + ")");
      });
      const caption = figures.names.map.replace("{year}", figures.first + step);
      d3.select("#map-caption").text(caption);
      d3.select("#map-title").text(caption);
    });
    slider.update();
  }

  // MARK: Sorting

  d3.selectAll("table.sortable").each(function () {
    const table = d3.select(this);
    table.selectAll("thead th").each(function (_, column) {
      const head = d3.select(this);
      const name = head.text();
      head.text("").append("button").attr("type", "button")
        .attr("title", figures.words.sort).text(name)
        .on("click", function () {
          // Names from a to z first, numbers from the largest down.
          const before = head.attr("aria-sort");
          const ascending = before ? before === "descending" : column === 0;
          table.selectAll("thead th").attr("aria-sort", null);
          head.attr("aria-sort", ascending ? "ascending" : "descending");
          const key = function (row) { return row.cells[column].getAttribute("data-value") || ""; };
          const body = table.select("tbody").node();
          Array.from(body.rows).sort(function (a, b) {
            const [x, y] = [key(a), key(b)];
            const order = column === 0
              ? x.localeCompare(y, language)
              : (x === "" ? -Infinity : Number(x)) - (y === "" ? -Infinity : Number(y));
            return (ascending ? 1 : -1) * (order || 0);
          }).forEach(function (row) { body.appendChild(row); });
        });
    });
  });

  // MARK: A figure opens its account

  function openTarget() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const details = target && target.closest("details");
    if (details && !details.open) {
      details.open = true;
      target.scrollIntoView();
    }
  }
  window.addEventListener("hashchange", openTarget);
  openTarget();
})();
