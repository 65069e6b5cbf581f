namespace Samsteg.Web;

/// <summary>The board's next meeting.</summary>
internal static class DemoBoard
{
    /// <summary>Adds it, with the applications first on its agenda, which is still open.</summary>
    /// <param name="world">The demo.</param>
    /// <param name="applications">Initiatives whose application is on an agenda.</param>
    public static void AddMeeting(DemoWorld world, params IReadOnlyList<Guid> applications)
    {
        var meeting = world.NewId();
        world.Rows.Add("board_meetings", ("id", meeting), ("held_on", world.Dates.Today.AddDays(12)), ("starts_at", new TimeOnly(13, 0)), ("place", "Förbundets kansli, stora rummet"));
        var position = 0;
        foreach (var application in applications)
        {
            world.Rows.Add("agenda_items", ("id", world.NewId()), ("meeting_id", meeting), ("position", ++position), ("initiative_id", application), ("title", null));
        }

        foreach (var title in new[] { "Föregående protokoll", "Ekonomisk uppföljning" })
        {
            world.Rows.Add("agenda_items", ("id", world.NewId()), ("meeting_id", meeting), ("position", ++position), ("initiative_id", null), ("title", title));
        }
    }
}
