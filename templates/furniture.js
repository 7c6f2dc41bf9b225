{#- What scripts show and most pages do not hold: every sign with its words, and the list of keys. One file for each language of labels. -#}
dossierFurniture({
  signs: {% filter quoted %}{{ <signs /> }}{{ <sign_key signs={page.signs} /> }}{% endfilter %},
  keys: {% filter quoted %}{{ <keys search={page.search} /> }}{% endfilter %},
});
