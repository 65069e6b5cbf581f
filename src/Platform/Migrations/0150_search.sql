-- Search looks at words folded to plain letters, so that Orebro finds Örebro and nobody has to know where the hyphen stands.
-- Whoever types å, ä or ö is shown first what is written so.
create schema search;
grant usage on schema search to samsteg_app;
create extension if not exists pg_trgm schema search;
create extension if not exists fuzzystrmatch schema search;

create function search.fold(words text) returns text language sql immutable parallel safe
    return translate(lower(normalize(words, NFC)), 'åäáàâãæöøóòôõéèêëíìîïúùûüýÿçñšžðþ-–_/\.,;:()&+*!?''"´`%@#', 'aaaaaaaooooooeeeeiiiiuuuuyycnszdt                        ');

-- The words of a row as they are searched: a word begins after a blank, the first one too.
create function search.key(words text) returns text language sql immutable parallel safe
    return ' ' || search.fold(words);

-- How well a row fits: its words are the typed ones, begin with them, or hold them; with the same letters comes before with others.
create function search.rank(key text, words text, typed text) returns real language sql immutable parallel safe
    return ((key = search.key(typed))::int * 4 + starts_with(key, search.key(typed))::int * 2
            + (position(search.key(typed) in key) > 0)::int + (position(lower(typed) in lower(words)) > 0)::int * 0.5)::real;

-- The words typed, the longest first: an index is asked for that one. Null when there are none.
create function search.words(typed text) returns text[] language sql immutable parallel safe
    return (select array_agg(word order by length(word) desc, word) from regexp_split_to_table(search.fold(typed), '[^[:alnum:]]+') as word where word <> '');

-- Whether a folded text has a word for each typed one, a slip of the finger apart: one letter or, in longer words, two; or most
-- of a long one. It takes its time: ask first whether the words have something in common at all (word_similarity ≥ 0.3).
create function search.resembles(key text, words text[]) returns boolean language sql immutable parallel safe
    return (select coalesce(bool_and(search.word_similarity(word, key) > 0.65
                or exists (select from unnest(string_to_array(key, ' ')) as other
                           where length(word) > 2 and abs(length(word) - length(other)) < 3
                             and search.levenshtein_less_equal(left(word, 60), left(other, 60), 2) <= case when length(word) > 4 then 2 else 1 end)), false)
            from unnest(words) as word);

-- Offers a table that may be searched over the whole association. Row security keeps an index over text from being used, as
-- its operators might leak what they compare. So search.TABLE(…) runs as the owner and asks the table's own policies itself:
-- their words are taken over when it is made, and a test holds what it finds against what row security shows. It gives ids
-- only; what is shown of them is read in the viewer's own scope.
-- It finds rows with words that begin as the typed ones do, or are forms of them, at most a thousand; or, asked for what is
-- alike, rows with words that resemble them, for a slip of the finger.
create function search.offer(name text, words text) returns void language plpgsql as $offer$
declare
    scope text := (select coalesce(string_agg('(' || p.qual || ')', ' or ') filter (where p.permissive = 'PERMISSIVE'), 'true')
                   from pg_policies p where p.tablename = name and p.cmd in ('ALL', 'SELECT'));
    narrowed text := (select string_agg(' and (' || p.qual || ')', '') from pg_policies p
                      where p.tablename = name and p.cmd in ('ALL', 'SELECT') and p.permissive = 'RESTRICTIVE');
begin
    execute format($sql$
        alter table %1$I add column search_key text generated always as (search.key(%2$s)) stored,
                         add column search_stems tsvector generated always as (to_tsvector('swedish', search.key(%2$s))) stored;
        create index %3$I on %1$I using gin (search_key search.gin_trgm_ops);
        create index %4$I on %1$I using gin (search_stems);
        create function search.%1$I(typed text, alike boolean, most integer) returns table (id uuid, rank real)
            language plpgsql stable security definer set search_path = search, public, pg_temp set pg_trgm.word_similarity_threshold = 0.3 as $body$
        #variable_conflict use_column
        declare
            words text[] := search.words(typed);
            beginnings text[] := (select array_agg('%% ' || word || '%%') from unnest(words) as word);
            stems tsquery := (select to_tsquery('swedish', string_agg(quote_literal(word) || ':*', ' & ')) from unnest(words) as word);
        begin
            if alike then
                return query select t.id, word_similarity(search.fold(typed), t.search_key) from %1$I t
                    where (%5$s) and words[1] <%% t.search_key and search.resembles(t.search_key, words)
                    order by 2 desc, 1 limit most;
            else
                return query select f.id, search.rank(f.search_key, f.words, typed)
                    from (select t.id, t.search_key, %2$s as words from %1$I t
                          where (%5$s) and ((t.search_key like beginnings[1] and t.search_key like all (beginnings)) or t.search_stems @@ stems) limit 1000) f
                    order by 2 desc, f.search_key, 1 limit most;
            end if;
        end $body$;
        grant execute on function search.%1$I(text, boolean, integer) to samsteg_app$sql$,
        name, words, name || '_search', name || '_search_stems', concat('(', scope, ')', narrowed));
end $offer$;
revoke execute on all functions in schema search from public;
grant execute on all functions in schema search to samsteg_app;
revoke execute on function search.offer(text, text) from samsteg_app;
