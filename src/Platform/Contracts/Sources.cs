namespace Samsteg.Platform;

/// <summary>
/// Rows for <em>Idag</em>. The select gives <c>due_on date</c>, <c>starts_at timestamptz</c> (null when it is not at a
/// time), <c>kind text</c>, <c>subject_id uuid</c>, <c>title text</c>, <c>detail text</c>, <c>path text</c>,
/// <c>initiative_id uuid</c>; it is read in the viewer's own scope. Labels are <c>today.KIND.label</c> and <c>today.KIND.action</c>.
/// </summary>
/// <param name="Permission">Needed to be asked.</param>
/// <param name="Rows">The select, for a viewer and a day; it gives what is due on that day or before.</param>
public sealed record TodaySource(string Permission, Func<TodayQuestion, Sql> Rows);

/// <summary>What <em>Idag</em> asks.</summary>
public sealed record TodayQuestion(AccountId Account, DateOnly Today);

/// <summary>
/// What has happened to a participant. The select gives <c>occurred_on date</c>, <c>registered_at timestamptz</c>,
/// <c>kind text</c>, <c>title text</c> (null when the kind's label says it all), <c>detail text</c>, <c>path text</c>;
/// labels are <c>timeline.KIND</c>.
/// </summary>
public sealed record TimelineSource(Func<ParticipantId, Sql> Rows);

/// <summary>
/// Names of the things ids stand for, in the viewer's own scope: a select that gives
/// <c>id uuid</c>, <c>name text</c>, <c>detail text</c>, <c>path text</c>. What the viewer may not see is not among the rows.
/// </summary>
/// <param name="Kind">What the ids stand for.</param>
/// <param name="Permission">Needed to be told names, and to open what <c>path</c> leads to.</param>
/// <param name="Names">The select, for an array of ids in SQL: a parameter, or <c>array(select …)</c>.</param>
public sealed record SubjectSource(SubjectKind Kind, string Permission, Func<Sql, Sql> Names);
