// What the page can do beyond being read: marks exact characters, shows what a tie of the stemma shares, filters tables,
// puts two witnesses side by side and scrolls them together. Text only ever enters the page as text.
(function () {
  "use strict";

  function all(selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); }

  function element(name, kind, text) {
    var made = document.createElement(name);
    if (kind) made.className = kind;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  // ── Evidence: "#sentence" opens the sentence, "#sentence:120-180" marks these characters of the article.
  function mark(sentence, start, end) {
    if (!window.CSS || !CSS.highlights) return;
    var range = document.createRange();
    var begun = false;
    for (var piece = sentence; piece; piece = piece.nextElementSibling) {
      var node = piece.firstChild;
      if (!node) continue;
      var at = Number(piece.dataset.start);
      var length = node.textContent.length;
      if (!begun && start < at + length) {
        range.setStart(node, Math.max(0, start - at));
        begun = true;
      }
      if (begun) range.setEnd(node, Math.max(0, Math.min(length, end - at)));
      if (end <= at + length) break;
    }
    if (begun) CSS.highlights.set("evidence", new Highlight(range));
  }

  function reveal(target) {
    for (var box = target; box; box = box.parentElement) if (box.tagName === "DETAILS") box.open = true;
  }

  function follow() {
    var parts = /^#([^:]+)(?::(\d+)-(\d+))?$/.exec(decodeURIComponent(location.hash));
    var target = parts && document.getElementById(parts[1]);
    if (!target) return;
    reveal(target);
    all(".text .chosen").forEach(function (old) { old.classList.remove("chosen"); });
    if (target.dataset.start !== undefined) target.classList.add("chosen");
    if (parts[2]) {
      target.scrollIntoView({ block: "center" });
      mark(target, Number(parts[2]), Number(parts[3]));
    } else target.scrollIntoView({ block: target.dataset.start === undefined ? "start" : "center" });
  }

  // To words on another page, however the link is followed.
  all("a.evidence[data-span]").forEach(function (link) {
    var address = link.getAttribute("href");
    if (address.charAt(0) !== "#") link.setAttribute("href", address + ":" + link.dataset.span);
  });
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a");
    if (link && link.classList.contains("evidence") && link.getAttribute("href").charAt(0) === "#") {
      event.preventDefault();
      location.hash = link.hash.slice(1) + ":" + link.dataset.span;
      return;
    }
    if (link && link.hash && link.pathname === location.pathname && link.hash === location.hash) follow();
    var shared = !link && event.target.closest(".text [data-passage]");
    if (shared && !String(window.getSelection())) location.hash = shared.dataset.passage;
  });
  window.addEventListener("hashchange", follow);
  if (location.hash) follow();
  window.addEventListener("beforeprint", function () { all("details:not(.lone)").forEach(function (box) { box.open = true; }); });

  // ── The stemma: pointing at a line or a box, or moving the focus there, shows what the two share.
  all(".drawing").forEach(function (drawing) {
    var panel = drawing.parentElement.querySelector(".shown");
    if (!panel) return;
    var ties = all(".tie", drawing), nodes = all(".node", drawing);
    panel.hidden = false;

    function light(test) {
      drawing.classList.toggle("lit", !!test);
      ties.forEach(function (tie) { tie.classList.toggle("on", !!(test && test(tie))); });
      nodes.forEach(function (node) {
        node.classList.toggle("on", !!test && ties.some(function (tie) {
          return tie.classList.contains("on") && (tie.dataset.from === node.dataset.id || tie.dataset.to === node.dataset.id);
        }));
      });
    }

    function show(item) {
      var own = item.dataset.id;
      light(function (tie) { return tie === item || (own && (tie.dataset.from === own || tie.dataset.to === own)); });
      if (own) item.classList.add("on");
      var wanted = own ? ties.filter(function (tie) { return tie.dataset.to === own; }) : [item];
      if (own && !wanted.length) wanted = ties.filter(function (tie) { return tie.dataset.from === own; }).slice(0, 1);
      panel.textContent = "";
      if (!wanted.length) panel.append(element("p", "", item.querySelector("title").textContent + ": nothing ties it to another account."));
      wanted.slice(0, 2).forEach(function (tie) {
        var box = drawing.parentElement.querySelector('[data-tie="' + tie.dataset.from + " " + tie.dataset.to + '"]');
        if (!box) return;
        var title = element("p", "tie-title");
        all("summary > *", box).forEach(function (part) { title.append(part.cloneNode(true), " "); });
        var reasons = element("ul", "reasons");
        all(".reasons > li", box).slice(0, 2).forEach(function (reason) { reasons.append(reason.cloneNode(true)); });
        panel.append(title, reasons);
        var table = box.querySelector(".side-by-side");
        if (table) {
          var copy = table.cloneNode(true);
          all("tbody tr", copy).slice(2).forEach(function (row) { row.remove(); });
          panel.append(copy);
        }
      });
    }

    drawing.addEventListener("mouseover", function (event) {
      var item = event.target.closest(".tie, .node");
      if (item) show(item);
    });
    drawing.addEventListener("focusin", function (event) {
      var item = event.target.closest(".tie, .node");
      if (item) show(item);
    });
    drawing.addEventListener("mouseleave", function () { light(null); });
    drawing.addEventListener("focusout", function () { light(null); });
  });

  // ── The apparatus: rows by kind, verdict and word.
  all(".filter").forEach(function (filter) {
    var table = filter.nextElementSibling;
    var rows = all("tbody tr", table), told = filter.querySelector("output");
    var fields = all("[data-filter]", filter);
    filter.hidden = false;
    filter.addEventListener("input", function () {
      var left = 0;
      rows.forEach(function (row) {
        var fits = fields.every(function (field) {
          var wanted = field.value.trim().toLowerCase();
          return !wanted || (field.dataset.filter === "word" ? row.textContent.toLowerCase().indexOf(wanted) >= 0 : row.dataset[field.dataset.filter] === wanted);
        });
        row.hidden = !fits;
        if (fits) left++;
      });
      told.textContent = left + " of " + rows.length;
    });
  });

  // ── Two witnesses side by side, in a saved page: built from the texts that stand on it.
  function pane(story, siglum, name, stretches, side, other) {
    var from = side === "left" ? 0 : 2;
    var source = all("#" + story + "-" + siglum + " > .text > span").map(function (piece) { return piece.textContent; }).join("");
    var section = element("section", "pane"), text = element("div", "text"), heading = element("h3");
    heading.append(element("span", "siglum", siglum), " " + name);
    text.tabIndex = 0;
    text.dir = "auto";
    text.setAttribute("role", "region");
    text.setAttribute("aria-label", "Text of " + siglum + ", side by side");
    var position = 0;
    stretches.map(function (stretch, index) { return { at: stretch, number: String(index + 1) }; })
      .sort(function (one, two) { return one.at[from] - two.at[from]; })
      .forEach(function (entry) {
        var start = entry.at[from], end = entry.at[from + 1];
        if (start < position) return;
        text.append(source.slice(position, start));
        var span = element("span", "stretch " + entry.at[4]), link = element("a", "twin", entry.number);
        span.id = story + "-" + side + entry.number;
        span.dataset.number = entry.number;
        link.href = "#" + story + "-" + other + entry.number;
        link.setAttribute("aria-label", "Passage " + entry.number + ": to its counterpart");
        span.append(link);
        var inside = start, differences = entry.at[5];
        for (var i = 0; i < differences.length; i += 4) {
          var a = differences[i + from], b = differences[i + from + 1];
          if (a < inside || b <= a || b > end) continue;
          span.append(source.slice(inside, a), element("mark", "", source.slice(a, b)));
          inside = b;
        }
        span.append(source.slice(inside, end));
        text.append(span);
        position = end;
      });
    text.append(source.slice(position));
    section.dataset.side = side;
    section.append(heading, text);
    return section;
  }

  // ── Synchronised scrolling: the passage at the top of one pane is brought to the top of the other.
  function together(reading) {
    var texts = all(".pane > .text", reading), leader = null;
    if (texts.length !== 2) return;
    texts.forEach(function (text, index) {
      var other = texts[1 - index];
      ["pointerenter", "focusin", "wheel", "touchstart"].forEach(function (name) {
        text.addEventListener(name, function () { leader = text; }, { passive: true });
      });
      text.addEventListener("scroll", function () {
        if (leader !== text) return;
        var top = text.getBoundingClientRect().top, first = null;
        all(".stretch", text).some(function (stretch) {
          var box = stretch.getBoundingClientRect();
          if (box.bottom > top) { first = { stretch: stretch, above: box.top - top }; return true; }
          return false;
        });
        var twin = first && other.querySelector('[data-number="' + first.stretch.dataset.number + '"]');
        if (twin) other.scrollTop += twin.getBoundingClientRect().top - other.getBoundingClientRect().top - first.above;
        else other.scrollTop = text.scrollTop / Math.max(1, text.scrollHeight - text.clientHeight) * (other.scrollHeight - other.clientHeight);
      }, { passive: true });
    });
    reading.addEventListener("click", function (event) {
      var link = event.target.closest(".twin");
      if (link) leader = null;
    });
  }

  all("form[data-pairs]").forEach(function (form) {
    var pairs = null;
    form.hidden = false;
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      pairs = pairs || JSON.parse(document.getElementById(form.dataset.pairs).textContent);
      var chosen = [form.elements.left, form.elements.right].sort(function (one, two) { return one.selectedIndex - two.selectedIndex; });
      var reading = form.parentElement.querySelector(".reading"), story = form.dataset.story;
      var stretches = pairs[chosen[0].value + " " + chosen[1].value] || [];
      function name(field) { return field.selectedOptions[0].textContent.replace(field.value, "").trim(); }
      reading.textContent = "";
      reading.append(
        pane(story, chosen[0].value, name(chosen[0]), stretches, "left", "right"),
        pane(story, chosen[1].value, name(chosen[1]), stretches, "right", "left"));
      reading.hidden = false;
      together(reading);
    });
  });
  all(".reading:not([hidden])").forEach(together);
})();
