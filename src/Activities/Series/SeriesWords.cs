using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>A member's way through a series in words.</summary>
internal static class SeriesWords
{
    /// <summary><c>5 av 6, fullföljt</c>; <c>5 av 6, uppgiften återstår</c>; <c>3 av 4, 2 till för att fullfölja</c>; <c>1 av 5, kan inte längre fullfölja</c>. What too many cancelled sessions keep everybody from is not said of one.</summary>
    /// <param name="texts">Texts.</param>
    /// <param name="completion">How far they have come.</param>
    /// <param name="presences">Sessions present at.</param>
    /// <param name="marked">Sessions marked.</param>
    /// <param name="minimum">Presences that complete the series.</param>
    /// <param name="standing">Sessions that are not cancelled.</param>
    public static string Progress(Texts texts, SeriesCompletion completion, int presences, int marked, int minimum, int standing) => completion switch
    {
        SeriesCompletion.Completed => texts["activities.progress.completed", presences, marked],
        SeriesCompletion.OutOfReach when standing < minimum => marked == 0 ? texts["completion.cancelled"] : texts["completion.cancelled_after", presences, marked],
        SeriesCompletion.OutOfReach when marked == 0 => texts["completion.out_of_reach"],
        SeriesCompletion.OutOfReach => texts["activities.progress.out_of_reach", presences, marked],
        _ when presences >= minimum => texts["completion.task_left", presences, marked],
        _ when marked == 0 => texts["activities.roster.no_sessions_yet"],
        _ => texts["activities.progress.underway", presences, marked, minimum - presences],
    };
}
