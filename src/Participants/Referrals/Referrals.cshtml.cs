using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>An initiative's referrals.</summary>
[Authorize(Policy = Permissions.ReferralsRead)]
public sealed class ReferralsPage(RequestDatabase database, Lists lists, TimeProvider clock, CurrentUser user, Workspace workspace) : SamstegPage
{
    /// <summary>The initiative the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "initiative")]
    public InitiativeId Initiative { get; set; }

    /// <summary>Only those in a state.</summary>
    [BindProperty(SupportsGet = true)]
    public ReferralState? State { get; set; }

    /// <summary>Only those from somewhere.</summary>
    [BindProperty(SupportsGet = true)]
    public ReferralSource? Source { get; set; }

    /// <summary>Only those that somebody is to do something about.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Open { get; set; }

    /// <summary>Only those that nobody takes care of.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Unassigned { get; set; }

    /// <summary>The page of the list.</summary>
    public ListView List { get; private set; } = null!;

    /// <summary>The initiative.</summary>
    public InitiativeFacts Facts { get; private set; } = null!;

    /// <summary>Whether people can be referred today.</summary>
    public bool TakesIn { get; private set; }

    /// <summary>Where a referral is registered; null when the user may not.</summary>
    public string? NewPath => user.May(Permissions.ReferralsEdit, Initiative) ? ReferralPaths.New(Initiative) : null;

    /// <summary>Whether the viewer leads the initiative, and so sees from where all come and decides on its intake.</summary>
    public bool Leads => user.May(Permissions.ParticipantsAssign, Initiative);

    /// <summary>Shows the list, or its export.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "referrals.title", cancellation) is not { } facts)
        {
            return NotFound();
        }

        (Facts, TakesIn) = (facts, clock.Today() <= facts.LastIntakeDay);
        var list = ReferralList.Of(Initiative, new ReferralFilter(State, Source, Open, Unassigned), clock.Today(), T);
        var request = ListRequest.Of(Request);
        if (request.Export is not null)
        {
            return await lists.ExportAsync(list, request, "referrals", Initiative, cancellation);
        }

        List = await lists.PageAsync(list, request, cancellation);
        Waiting = await database.ScalarAsync<long>(Sql.Of(
            $"select count(*) from referrals r where r.initiative_id = {Initiative} and {ReferralSql.IsOpen} and access.works_referrals(r.initiative_id)"), cancellation);
        return Page();
    }

    /// <summary>How many of those that the viewer works wait for something to be done.</summary>
    public long Waiting { get; private set; }
}
