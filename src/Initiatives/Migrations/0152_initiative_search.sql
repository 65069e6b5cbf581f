select search.offer('initiatives', 'name_sv || '' '' || coalesce(name_en, '''') || '' '' || coalesce(registry_number, '''') || '' '' || summary_sv');
