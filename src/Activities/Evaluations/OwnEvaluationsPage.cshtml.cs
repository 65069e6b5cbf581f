using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>
/// Ways to the evaluations that are open of what the participant has been at. Which of them she has answered nobody knows, this page included: a way
/// stays until the evaluation closes.
/// </summary>
[Authorize(Policy = Permissions.OwnPage)]
public sealed class OwnEvaluationsPage(RequestDatabase database, TimeProvider clock) : OwnPage(database, clock)
{
    /// <summary>Where it is.</summary>
    internal const string Here = "/min-sida/tyck-till";

    /// <summary>What can be answered, that which closes first before the rest.</summary>
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>Where one is answered, in the words that the reader has chosen here.</summary>
    public string AddressOf(Row row)
    {
        var chosen = Words.AreChosen ? "latt" : CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        return $"/utvardering/{row.Code}?{AddressLanguage.Parameter}={chosen}";
    }

    /// <summary>Shows it.</summary>
    public void OnGet()
    {
    }

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken cancellation) => Rows = await Database.OwnAsync<Row>(Sql.Of($"""
        select e.code, coalesce({LocalText.Column("r.name")}, {LocalText.Column("s.name")}) as name, case when r.id is not null then s.number end as number, e.closes_on
        from evaluations e left join sessions s on s.id = e.session_id left join activity_series r on r.id = coalesce(e.series_id, s.series_id)
        where e.initiative_id = {Facts.InitiativeId} and e.closed_on is null and e.closes_on >= {Today}
        order by e.closes_on, e.id
        """), cancellation);

    /// <summary>What can be answered.</summary>
    public sealed record Row(string Code, string Name, int? Number, DateOnly ClosesOn);
}
