using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Changes a part of an action plan. Where somebody else has done so since it was read both versions are shown, to choose from.</summary>
public abstract class EditPlanPartPage(RequestDatabase database, TimeProvider clock, CaseFrame frame) : CasePage(database, clock, frame)
{
    /// <summary>Who has changed it since it was read; null when nobody has.</summary>
    public ChangedBy? Meanwhile { get; private set; }

    /// <summary>What a change leads to; after a conflict the form is about the version that stands.</summary>
    private protected async Task<IActionResult> AnswerAsync(Result result, Registration standing, IPlanRevision input, string noticeKey, CancellationToken cancellation)
    {
        if (result.IsConflict && input.Read != standing.Id)
        {
            Meanwhile = await ChangedBy.OfAsync(Database, standing, cancellation);
            input.Read = standing.Id;
            ModelState.Remove($"{InputName}.{nameof(IPlanRevision.Read)}");
        }

        return Answer(result, $"{Facts.Path}/plan", noticeKey);
    }
}
