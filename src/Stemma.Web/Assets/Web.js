// Dropped files are traced at once; a trace under way tells how far it is. Without script the form and a reload do the same.
(function () {
  "use strict";
  var drop = document.querySelector(".drop");
  if (drop) {
    var files = drop.querySelector("input");
    ["dragenter", "dragover"].forEach(function (name) {
      drop.addEventListener(name, function (event) { event.preventDefault(); drop.classList.add("over"); });
    });
    drop.addEventListener("dragleave", function () { drop.classList.remove("over"); });
    drop.addEventListener("drop", function (event) {
      event.preventDefault();
      drop.classList.remove("over");
      if (!event.dataTransfer.files.length) return;
      files.files = event.dataTransfer.files;
      files.form.requestSubmit();
    });
  }
  var progress = document.getElementById("progress");
  if (progress) {
    var bar = document.getElementById("bar");
    var events = new EventSource(progress.dataset.events);
    events.addEventListener("progress", function (event) {
      var status = JSON.parse(event.data);
      progress.textContent = status.stage ? status.stage + " " + status.done + " of " + status.total : "Waiting for others";
      bar.max = Math.max(1, status.total);
      bar.value = status.done;
    });
    events.addEventListener("end", function () { events.close(); location.reload(); });
  }
})();
