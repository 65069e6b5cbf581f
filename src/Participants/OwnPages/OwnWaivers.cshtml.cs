using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What the participant has let others read, which she takes back here at once; and what she was told about what is registered.</summary>
[Authorize(Policy = Permissions.OwnPage)]
public sealed class OwnWaiversPage(RequestDatabase database, WithdrawOwnWaiver withdraw, TimeProvider clock) : OwnPage(database, clock)
{
    /// <summary>Waivers, those that hold first.</summary>
    public IReadOnlyList<WaiverRow> Waivers { get; private set; } = [];

    /// <summary>When and how she was told; null when it is not registered.</summary>
    public OwnInformation? Told { get; private set; }

    /// <summary>Shows them.</summary>
    public void OnGet()
    {
    }

    /// <summary>Takes one back.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(Guid waiver, CancellationToken cancellation)
    {
        ModelState.Clear();
        return Answer(await withdraw.RunAsync(Facts, waiver, cancellation), OwnPaths.Waivers, "own_page.waivers.withdrawn_notice");
    }

    protected override async Task LoadAsync(CancellationToken cancellation)
    {
        Waivers = await Database.OwnAsync<WaiverRow>(ChangeWaivers.Of(Facts.ParticipantId), cancellation);
        Told = (await Database.OwnAsync<OwnInformation>(Sql.Of(
            $"select g.means, g.language, g.occurred_on from given_information g where g.participant_id = {Facts.ParticipantId} and g.superseded_at is null"), cancellation)).FirstOrDefault();
    }
}

/// <summary>That the participant was told what is registered.</summary>
/// <param name="Means">How.</param>
/// <param name="Language">In what language.</param>
/// <param name="OccurredOn">When.</param>
public sealed record OwnInformation(InformationMeans Means, string Language, DateOnly OccurredOn);
