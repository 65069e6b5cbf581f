using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Where the link of a follow-up leads: two questions to whoever holds it. Opening it does not use it, answering does.</summary>
[AllowAnonymous]
public sealed class OwnAnswerPage(FollowUpLinks links) : SamstegPage
{
    private static readonly ActivityStatus[] Offered =
    [
        ActivityStatus.WorkingUnsubsidised, ActivityStatus.WorkingSubsidised, ActivityStatus.SelfEmployed, ActivityStatus.Studying, ActivityStatus.JobSeeking,
        ActivityStatus.WorkTraining, ActivityStatus.SickLeave, ActivityStatus.ParentalLeave, ActivityStatus.Other, ActivityStatus.NotStated,
    ];

    [BindProperty]
    public LinkAnswerInput Input { get; set; } = new();

    /// <summary>The link's secret.</summary>
    [BindProperty(SupportsGet = true, Name = "kod")]
    public string? Token { get; set; }

    /// <summary>Whether the link can be used.</summary>
    public bool Works { get; private set; }

    /// <summary>Whether it was answered just now.</summary>
    public bool IsAnswered { get; private set; }

    /// <summary>Alternatives in the participant's own words.</summary>
    public IReadOnlyList<Choice> Activities => [.. Offered.Select(activity => new Choice(activity.ToString(), T["participants.own_answer." + SnakeCase.Of(activity.ToString())]))];

    public IReadOnlyList<Choice> SelfSupports => [.. Enum.GetValues<SelfSupport>().Select(self => new Choice(self.ToString(), T["participants.own_self_support." + SnakeCase.Of(self.ToString())]))];

    public async Task OnGetAsync(CancellationToken cancellation) => Works = await WorksAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Works = await WorksAsync(cancellation);
        if (Works && !ModelState.IsValid)
        {
            return Page();
        }

        Works = IsAnswered = Works && await links.AnswerAsync(Token!, Input, cancellation);
        if (!IsAnswered)
        {
            ModelState.Clear();
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }

        return Page();
    }

    private async Task<bool> WorksAsync(CancellationToken cancellation) =>
        Token is { Length: > 0 and <= FollowUpLinks.LongestToken } token && await links.WorksAsync(token, cancellation);
}
