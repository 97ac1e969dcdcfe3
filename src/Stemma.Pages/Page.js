// Marks the exact characters that an evidence link points at. Without script the link still opens their sentence.
(function () {
  "use strict";
  if (!window.CSS || !CSS.highlights) return;
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a.evidence");
    var sentence = link && document.getElementById(link.hash.slice(1));
    if (!sentence) return;
    var ends = link.dataset.span.split("-").map(Number);
    var range = document.createRange();
    var begun = false;
    for (var piece = sentence; piece; piece = piece.nextElementSibling) {
      var node = piece.firstChild;
      var start = Number(piece.dataset.start);
      if (!node) continue;
      var length = node.textContent.length;
      if (!begun && ends[0] < start + length) {
        range.setStart(node, Math.max(0, ends[0] - start));
        begun = true;
      }
      if (begun) range.setEnd(node, Math.max(0, Math.min(length, ends[1] - start)));
      if (ends[1] <= start + length) break;
    }
    if (begun) CSS.highlights.set("evidence", new Highlight(range));
  });
})();
