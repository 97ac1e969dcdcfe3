// Passkeys: asks the server what to sign, the browser to sign it, and gives the answer back.
(function () {
  "use strict";
  if (!window.PublicKeyCredential || !PublicKeyCredential.parseRequestOptionsFromJSON) return;
  var wrong = document.getElementById("passkey-wrong");
  function tell(message) { wrong.textContent = message; wrong.hidden = false; }
  async function post(path, token, body) {
    var answer = await fetch(path, {
      method: "POST", credentials: "same-origin",
      headers: { "Content-Type": "application/json", "RequestVerificationToken": token },
      body: body
    });
    var told = await answer.json();
    if (!answer.ok) throw new Error(told.title || "It was refused.");
    return told;
  }
  function offer(button, work) {
    if (!button) return;
    button.hidden = false;
    button.addEventListener("click", function () {
      wrong.hidden = true;
      work().catch(function (error) { tell(error.message); });
    });
  }
  offer(document.getElementById("passkey-sign-in"), async function () {
    var form = document.querySelector("form.sign-in");
    var token = form.querySelector("input[name=__RequestVerificationToken]").value;
    var options = PublicKeyCredential.parseRequestOptionsFromJSON(await post("/sign-in/passkey/options", token, "{}"));
    var credential = await navigator.credentials.get({ publicKey: options });
    await post("/sign-in/passkey", token, JSON.stringify(credential));
    location.assign(form.elements.to.value);
  });
  var add = document.getElementById("passkey-add");
  offer(add, async function () {
    var options = PublicKeyCredential.parseCreationOptionsFromJSON(await post("/account/passkeys/options", add.dataset.token, "{}"));
    var credential = await navigator.credentials.create({ publicKey: options });
    await post("/account/passkeys", add.dataset.token, JSON.stringify(credential));
    location.reload();
  });
})();
