using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What obligations are narrowed to.</summary>
/// <param name="State">Only this state; null for all but those withdrawn.</param>
/// <param name="Overdue">Only what should have been handed in.</param>
internal sealed record ObligationFilter(ObligationState? State, bool Overdue)
{
    public Sql Where(DateOnly today) => Sql.All(
    [
        State is { } wanted ? Sql.Of($"o.state = {wanted}") : Sql.Of($"o.state <> {ObligationState.Withdrawn}"),
        Overdue ? Sql.Of($"o.state = any ({ObligationStates.Open}) and o.due_on < {today}") : Sql.Raw("true"),
    ]);
}

/// <summary>Obligations of an initiative, or of all: on screen, in CSV and in a workbook.</summary>
internal static class ObligationList
{
    public static ListDefinition<ObligationRow> Of(InitiativeId initiative, ObligationFilter filter, Texts texts, DateOnly today) =>
        Finished(Begun("obligations.list.caption", Sql.Of($"o.initiative_id = {initiative} and {filter.Where(today)}"), texts), texts, today).SearchedBy("title");

    /// <param name="filter">What they are narrowed to.</param>
    /// <param name="scope">Where the viewer reads them.</param>
    /// <param name="texts">All texts.</param>
    /// <param name="today">Today.</param>
    public static ListDefinition<ObligationRow> Everywhere(ObligationFilter filter, AccessScope scope, Texts texts, DateOnly today) =>
        Finished(
            Begun("obligations.all.caption", Sql.Of($"{scope.Within("o.initiative_id")} and {filter.Where(today)}"), texts)
                .Text("obligations.field.initiative", static row => row.Initiative, "initiative", static row => ObligationPaths.All(new InitiativeId(row.InitiativeId)))
                .Text("initiatives.field.owner", static row => row.Owner, "owner"),
            texts, today).SearchedBy("title", "initiative", "owner");

    private static ListDefinition<ObligationRow> Begun(string captionKey, Sql where, Texts texts) =>
        new ListDefinition<ObligationRow>(captionKey, Sql.Of($"""
                select o.id, o.initiative_id, {ObligationWords.Title(texts)} as title, {LocalText.Column("i.name")} as initiative, w.name as owner, o.due_on, o.state, o.kind
                from obligations o join initiatives i on i.id = o.initiative_id join organisations w on w.id = i.owner_id
                where {where}
                """), static row => row.Id)
            .Text("obligations.field.title", static row => row.Title, "title", static row => ObligationPaths.Of(new InitiativeId(row.InitiativeId), row.Id));

    private static ListDefinition<ObligationRow> Finished(ListDefinition<ObligationRow> list, Texts texts, DateOnly today) => list
        .Key("obligations.field.kind", static row => row.Kind.TextKey())
        .Day("obligations.field.due_on", static row => row.DueOn, "due_on")
        .Text("obligations.field.left", row => ObligationWords.Left(texts, row.State, row.DueOn, today))
        .Status("obligations.field.state", static row => row.State.TextKey(), row => row.State.IsOverdue(row.DueOn, today) ? Tone.Risk : row.State.Tone())
        .SortedBy("due_on");
}

/// <summary>A row of the list.</summary>
internal sealed record ObligationRow(Guid Id, Guid InitiativeId, string Title, string Initiative, string Owner, DateOnly DueOn, ObligationState State, ObligationKind Kind);
