using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>The part of <see cref="CompletionRule"/> that presences do not tell, in SQL. The series is <c>r</c>.</summary>
internal static class CompletionSql
{
    /// <summary>Whether the participant has handed in what the series asks for, if it asks for anything.</summary>
    public static Sql TaskIsDoneBy(string participant) => IsDone("tasks_handed_in", "participant_id", participant);

    /// <summary>Whether the organisation has.</summary>
    public static Sql TaskIsDoneByOrganisation(string organisation) => IsDone("organisation_tasks_handed_in", "organisation_id", organisation);

    private static Sql IsDone(string table, string column, string who) => Sql.Raw(
        $"(r.completion_task = '' or exists (select from {table} t where t.series_id = r.id and t.{column} = {who} and t.superseded_at is null))");
}
