// Improves pages that already work without it.
import { initAll as startGovuk } from "./govuk-frontend.min.js?v=4e8b95d53d3c5cba";
import { initAll as startMoj } from "./moj-frontend.min.js?v=1be66f5438f3ef01";

startGovuk();
startMoj();

// A long list of choices can be typed into. The list itself stays in the form, and is what is sent.
for (const list of document.querySelectorAll("select[data-type-ahead]")) {
  const id = list.id;
  window.accessibleAutocomplete.enhanceSelectElement({ selectElement: list, defaultValue: "", showAllValues: true });
  const box = document.getElementById(id);
  box.addEventListener("blur", () => {
    if (box.value === "") list.value = "";
  });
}
