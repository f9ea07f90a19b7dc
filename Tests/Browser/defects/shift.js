addEventListener("load", () => setTimeout(() => { document.querySelector(".late").hidden = false; }, 50));
