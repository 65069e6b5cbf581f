select search.offer('activity_series', 'name_sv || '' '' || coalesce(name_en, '''')');
