namespace Samsteg.Platform;

/// <summary>
/// Rows for <em>Idag</em>. The select gives <c>due_on date</c>, <c>starts_at timestamptz</c> (null when it is not at a
/// time), <c>kind text</c>, <c>subject_id uuid</c>, <c>title text</c>, <c>detail text</c>, <c>path text</c>,
/// <c>initiative_id uuid</c> (null for what is the association's own); it is read in the viewer's own scope. Labels are <c>today.KIND.label</c> and <c>today.KIND.action</c>.
/// </summary>
/// <param name="Permission">Needed to be asked.</param>
/// <param name="Rows">The select, for a viewer and a day; it gives what is due on that day or before.</param>
/// <param name="Person">The select's column that says which participant a row concerns, so that what concerns one stands together; null when its rows are about nobody.</param>
/// <param name="Day">The select's column with a day that belongs to the second line, written as days are written there; null when it has none.</param>
public sealed record TodaySource(string Permission, Func<TodayQuestion, Sql> Rows, string? Person = null, string? Day = null)
{
    /// <summary>Of each kind, what it is to the user.</summary>
    public Func<string, TodayMatter> Matter { get; init; } = static _ => TodayMatter.Due;
}

/// <summary>What a row of <em>Idag</em> is to the user.</summary>
public enum TodayMatter
{
    /// <summary>The user's own work, due on its day and late after it.</summary>
    Due,

    /// <summary>Somebody is waiting for an answer.</summary>
    Waits,

    /// <summary>No hurry, and good to look at.</summary>
    Look,
}

/// <summary>What <em>Idag</em> asks.</summary>
/// <param name="Account">Whose it is.</param>
/// <param name="Today">The day it is asked for.</param>
/// <param name="Texts">Words for what is kept as a code and stands in the second line.</param>
public sealed record TodayQuestion(AccountId Account, DateOnly Today, Texts Texts);

/// <summary>
/// What has happened to a participant. The select gives <c>id uuid</c> (of the row it is told from: breaks ties), <c>occurred_on date</c>,
/// <c>registered_at timestamptz</c>, <c>registered_by uuid</c> (an account), <c>kind text</c>, <c>title text</c> (null when the kind's label says it
/// all), <c>detail text</c>, <c>path text</c>; labels are <c>timeline.KIND</c>.
/// </summary>
/// <param name="Group">What it belongs to, by which a timeline can be narrowed; several sources may share one. Its label is <c>timeline_group.GROUP</c>.</param>
/// <param name="Rows">The select.</param>
public sealed record TimelineSource(string Group, Func<ParticipantId, Sql> Rows);

/// <summary>
/// Names of the things ids stand for, in the viewer's own scope: a select that gives
/// <c>id uuid</c>, <c>name text</c>, <c>detail text</c>, <c>path text</c>. What the viewer may not see is not among the rows.
/// </summary>
/// <param name="Kind">What the ids stand for.</param>
/// <param name="Permission">Needed to be told names, and to open what <c>path</c> leads to.</param>
/// <param name="Names">The select, for an array of ids in SQL: a parameter, or <c>array(select …)</c>.</param>
public sealed record SubjectSource(SubjectKind Kind, string Permission, Func<Sql, Sql> Names);

/// <summary>What a step of an action plan can be tied to: a select that gives <c>id uuid</c>, in the viewer's own scope. Names are those of the kind's <see cref="SubjectSource"/>.</summary>
/// <param name="Kind">What the ids stand for.</param>
/// <param name="Ids">The select, for a participant of an initiative and a day.</param>
public sealed record StepLinkSource(SubjectKind Kind, Func<InitiativeId, ParticipantId, DateOnly, Sql> Ids);

/// <summary>What an agreement may have come of: a select that gives <c>id uuid</c>, in the viewer's own scope. Names are those of the kind's <see cref="SubjectSource"/>.</summary>
/// <param name="Kind">What the ids stand for.</param>
/// <param name="Ids">The select, for an initiative and a day.</param>
public sealed record OriginSource(SubjectKind Kind, Func<InitiativeId, DateOnly, Sql> Ids);

/// <summary>
/// What the search field finds of a kind. The select gives <c>id uuid</c>, <c>initiative_id uuid</c>, <c>participant_id uuid</c>
/// (null unless it is a person: that they were shown is logged), <c>title text</c>, <c>detail text</c>, <c>path text</c> (null
/// when it leads nowhere for the viewer) and <c>rank real</c>; it is read in the viewer's own scope. The heading of the kind is
/// <c>search.KIND</c>.
/// </summary>
/// <param name="Kind">What is found.</param>
/// <param name="Permission">Needed to be asked.</param>
/// <param name="Order">Place among the kinds.</param>
/// <param name="Rows">The select, about as many rows as asked for; null when the question is not one for this kind.</param>
public sealed record SearchSource(string Kind, string Permission, int Order, Func<SearchQuestion, Sql?> Rows);

/// <summary>What is searched for.</summary>
/// <param name="Typed">As the user wrote it.</param>
/// <param name="IsAlike">Whether words that resemble the typed ones do; false: they begin as those, or are forms of them.</param>
/// <param name="NumberHashes">Keyed hashes of the personal number that was typed, which then is all that is searched for; null when it is words.</param>
/// <param name="Most">Rows wanted.</param>
public sealed record SearchQuestion(string Typed, bool IsAlike, byte[][]? NumberHashes, int Most)
{
    /// <summary>Ids and ranks of what is found in a table offered by <c>search.offer</c>; null when a number is asked for.</summary>
    public Sql? In(string table) => NumberHashes is null ? Sql.Of($"search.{Sql.Raw(table)}({Typed}, {IsAlike}, {Most})") : null;

    /// <summary>Whether a folded text of a row fits, for what is searched within row security.</summary>
    public Sql Fits(Sql key) => IsAlike
        ? Sql.Of($"""
            {key} like any ((select search.pieces((search.words({Typed}))[1]))::text[])
            and search.word_similarity((select (search.words({Typed}))[1]), {key}) >= 0.3 and search.resembles({key}, (select search.words({Typed})))
            """)
        : Sql.Of($"{key} like all ((select array_agg('% ' || word || '%') from unnest(search.words({Typed})) as word)::text[])");
}

/// <summary>
/// Meetings to come that a participant is told of on the own page. The select gives <c>starts_at timestamptz</c>, <c>title text</c> and <c>place text</c>
/// (may be empty), from a moment on; it is read as the role of the own pages.
/// </summary>
/// <param name="Rows">The select, for a participant and a moment.</param>
public sealed record OwnMeetingSource(Func<ParticipantId, DateTimeOffset, Sql> Rows);

/// <summary>One of a participant's own pages, offered by a capability.</summary>
/// <param name="TextKey">Key of its name in the ways of the own pages.</param>
/// <param name="Path">Its address, below the own start page.</param>
public sealed record OwnWay(string TextKey, string Path);

/// <summary>What can be done with all whom a list of participants finds, on a page of another capability: it is given the list's own question in its address.</summary>
/// <param name="TextKey">What it is called.</param>
/// <param name="Path">The page; <c>{id}</c> in it stands for the initiative.</param>
/// <param name="Permission">Needed in the initiative.</param>
public sealed record ParticipantListWay(string TextKey, string Path, string Permission);

/// <summary>
/// What stands in an account's own calendar. The select gives <c>id uuid</c>, <c>kind text</c>, <c>starts_at timestamptz</c>, <c>ends_at timestamptz</c>,
/// <c>initiative_id uuid</c>, <c>title text</c> (null when the kind's label says it all), <c>category text</c> (what of it may leave the system: a kind of
/// activity and a group's name, never a person's; null when only the kind may), <c>place text</c>, <c>path text</c>, <c>is_cancelled boolean</c>, <c>takes uuid[]</c> (accounts and
/// rooms whose time it takes), <c>revision integer</c> and <c>changed_at timestamptz</c>; it is read in the viewer's own scope, many sources in one statement.
/// Labels are <c>calendar.kind.KIND</c>.
/// </summary>
/// <param name="Permission">Needed to be asked.</param>
/// <param name="Rows">The select, for an account and a period.</param>
public sealed record CalendarSource(string Permission, Func<CalendarQuestion, Sql> Rows);

/// <summary>
/// Last days, for calendar programs: what is to be done by a day and takes no time of it. The select gives <c>id uuid</c>, <c>kind text</c>, <c>day date</c>, <c>initiative_id uuid</c>,
/// <c>category text</c> (what of it may leave the system: never a word that somebody has written about it, never a person), <c>path text</c>, <c>is_cancelled boolean</c>, <c>revision integer</c> and
/// <c>changed_at timestamptz</c>; it is read in the viewer's own scope, many sources in one statement. Labels are <c>calendar.kind.KIND</c>.
/// </summary>
/// <param name="Permission">Needed to be asked.</param>
/// <param name="Rows">The select, for a period.</param>
public sealed record DeadlineSource(string Permission, Func<DeadlineQuestion, Sql> Rows);

/// <summary>From which day to which last days are asked for.</summary>
public sealed record DeadlineQuestion(DateOnly From, DateOnly To);

/// <summary>Whose calendar is asked for, and when: what ends after the first moment and begins before the last.</summary>
public sealed record CalendarQuestion(AccountId Account, DateOnly Today, DateTimeOffset From, DateTimeOffset To);

/// <summary>
/// What maps can show beside what the list next to them finds. The select gives <c>id uuid</c>, <c>name text</c>, <c>detail text</c>, <c>starts_at timestamptz</c> (null
/// when it is not at a time), <c>path text</c>, <c>latitude numeric</c>, <c>longitude numeric</c> (neither null) and <c>is_approximate boolean</c>; it is read in the
/// viewer's own scope, many layers in one statement. Its label is <c>map.layer.KEY</c>.
/// </summary>
/// <param name="Key">Names it.</param>
/// <param name="Permission">Needed to be shown it.</param>
/// <param name="Order">Place among the layers.</param>
/// <param name="Rows">The select.</param>
public sealed record MapLayer(string Key, string Permission, int Order, Func<MapQuestion, Sql> Rows);

/// <summary>What a map asks.</summary>
/// <param name="Initiative">The initiative it is of; null for all within reach.</param>
/// <param name="Scope">The viewer's, narrowed to where the layer's permission is held.</param>
/// <param name="Now">Now: what is over is not shown.</param>
public sealed record MapQuestion(InitiativeId? Initiative, AccessScope Scope, DateTimeOffset Now)
{
    /// <summary>That a row is of what the map is of.</summary>
    /// <param name="initiativeColumn">The column, as SQL.</param>
    public Sql Within(string initiativeColumn) =>
        Initiative is { } only ? Sql.Of($"({Scope.Within(initiativeColumn)} and {Sql.Raw(initiativeColumn)} = {only})") : Scope.Within(initiativeColumn);
}

/// <summary>
/// What shows that organisations meet rules of readiness, known by the capability that owns the rows. Both selects give <c>organisation_id uuid</c>, <c>kind text</c>,
/// <c>valid_from date</c> (null: always was) and <c>valid_until date</c> (first day no longer; null: as long as the rule says). Labels are <c>evidence_kind.KIND</c>.
/// </summary>
/// <param name="Kinds">The kinds there are.</param>
/// <param name="Rows">
/// The select, for all staff alike: whether an organisation is ready does not depend on who asks. It also gives <c>subject_kind text</c>, <c>subject_id uuid</c> and
/// <c>initiative_id uuid</c>: the name the kind's <see cref="SubjectSource"/> tells those who may read it there.
/// </param>
/// <param name="Figures">The select over the views in schema <c>figures</c>, for an initiative.</param>
public sealed record EvidenceSource(IReadOnlyList<string> Kinds, Sql Rows, Func<InitiativeId, Sql> Figures);
