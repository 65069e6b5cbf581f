using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>What each initiative invites organisations to: courses of a few sessions, and meetings that stand alone.</summary>
internal sealed class LoadMeetings(LoadWorld world)
{
    private const int Begins = 780;
    private const int Entered = 990;
    private const string Enterprises = "social_enterprises", PublicSector = "public_sector_persons";

    private static readonly Kind[] Kinds =
    [
        new("business_school", "A12", 4, 3, 90), new("business_school", "A12", 4, 3, 330), new("supervisor_course", "A11", 2, 2, 60), new("supervisor_course", "A11", 2, 2, 240),
        new("bridging_meeting", null, 1, 0, 80), new("bridging_meeting", null, 1, 0, 170), new("bridging_meeting", null, 1, 0, 350), new("bridging_meeting", null, 1, 0, 500),
        new("public_sector_training", null, 1, 0, 150), new("public_sector_training", null, 1, 0, 410),
    ];

    public void WriteSeries(LoadTable rows)
    {
        foreach (var (initiative, kind, number) in Each().Where(static one => one.Kind.Activity is not null))
        {
            var isSchool = kind.Type == "business_school";
            rows.Row().Id(SeriesOf(initiative, number)).Id(initiative.Id).Id(LoadPlans.Activity(world.Scale, initiative, kind.Activity!)).Text(kind.Type).Text("organisations")
                .Text($"{(isSchool ? "Affärsskola" : "Handledarkurs")} {(number % 2) + 1}").Text($"{(isSchool ? "Business School" : "Supervisor course")} {(number % 2) + 1}")
                .Text(LoadWords.Municipalities[number]).Number(kind.Sessions).Number(kind.CompletionMinimum).Id(Lead(initiative));
        }
    }

    public void WriteSessions(LoadTable rows)
    {
        foreach (var (initiative, kind, number, session) in EachSession())
        {
            var day = DayOf(initiative, kind, session);
            rows.Row().Id(SessionOf(initiative, number, session)).Id(initiative.Id).Id(kind.Activity is null ? null : SeriesOf(initiative, number))
                .Number(kind.Activity is null ? null : session + 1).Text(kind.Type).Text("organisations").Text(kind.Activity is null ? "Nätverken möts" : LoadWords.Themes[session]).Null()
                .Moment(LoadCalendar.At(day, Begins)).Moment(LoadCalendar.At(day, Begins + 180)).Text(LoadWords.Municipalities[number]).Id(Lead(initiative)).Moment(LoadCalendar.At(day, Begins));
        }
    }

    public void WriteOutcomes(LoadTable rows)
    {
        foreach (var (initiative, kind, number, session) in EachHeld())
        {
            var day = DayOf(initiative, kind, session);
            rows.Row().Id(new LoadDice(world.Scale.Seed, LoadTopic.Meeting, initiative.Place, number, 100 + session).Id(LoadCalendar.At(day, Entered)))
                .Id(initiative.Id).Id(SessionOf(initiative, number, session)).Text("held").Standing(day, LoadCalendar.At(day, Entered), Lead(initiative));
        }
    }

    public void WriteAudiences(LoadTable rows)
    {
        foreach (var (initiative, _, number, session) in EachSession().Where(static one => one.Kind.Type == "public_sector_training"))
        {
            foreach (var (place, group, least) in new[] { (0, PublicSector, 15), (1, Enterprises, 5) })
            {
                rows.Row().Id(new LoadDice(world.Scale.Seed, LoadTopic.Audience, initiative.Place, number, place).Id(LoadCalendar.At(initiative.DecidedOn, Entered)))
                    .Id(initiative.Id).Id(SessionOf(initiative, number, session)).Text(group).Number(least);
            }
        }
    }

    public void WriteVisits(LoadTable rows)
    {
        foreach (var (initiative, kind, number, session) in EachHeld())
        {
            var dice = new LoadDice(world.Scale.Seed, LoadTopic.Visit, initiative.Place, number, session);
            var (day, first) = (DayOf(initiative, kind, session), new LoadDice(world.Scale.Seed, LoadTopic.Visit, initiative.Place, number).Below(world.Register.EnterpriseCount));
            var at = LoadCalendar.At(day, Entered);
            LoadTable Begin(Guid organisation) => rows.Row().Id(dice.Id(at)).Id(initiative.Id).Id(SessionOf(initiative, number, session)).Id(organisation);
            for (var place = 0; place < 8; place++)
            {
                var enterprise = world.Register.Enterprise((first + place) % world.Register.EnterpriseCount);
                if (dice.Percent(85))
                {
                    Begin(enterprise).Text(Enterprises).Number(dice.Between(1, 2)).Standing(day, at, Lead(initiative));
                }
            }

            for (var place = 0; kind.Activity is null && place < 5; place++)
            {
                Begin(world.Register.Public((first + place) % world.Register.PublicCount)).Text(PublicSector).Number(dice.Between(2, 5)).Standing(day, at, Lead(initiative));
            }
        }
    }

    private IEnumerable<(LoadInitiative Initiative, Kind Kind, int Number)> Each() =>
        world.Initiatives.SelectMany(static initiative => Kinds.Select((kind, number) => (initiative, kind, number)));

    private IEnumerable<(LoadInitiative Initiative, Kind Kind, int Number, int Session)> EachSession() =>
        Each().SelectMany(static one => Enumerable.Range(0, one.Kind.Sessions).Select(session => (one.Initiative, one.Kind, one.Number, session)));

    private IEnumerable<(LoadInitiative Initiative, Kind Kind, int Number, int Session)> EachHeld() =>
        EachSession().Where(one => DayOf(one.Initiative, one.Kind, one.Session) < world.Scale.Today);

    private static DateOnly DayOf(LoadInitiative initiative, Kind kind, int session) =>
        DemoDates.WorkdayAtOrBefore(initiative.Start.AddDays(kind.FirstDay + (14 * session)));

    private Guid Lead(LoadInitiative initiative) => world.Lead(initiative.Lead);

    private Guid SeriesOf(LoadInitiative initiative, int number) =>
        new LoadDice(world.Scale.Seed, LoadTopic.Meeting, initiative.Place, number).Id(LoadCalendar.At(initiative.DecidedOn, Entered));

    private Guid SessionOf(LoadInitiative initiative, int number, int session) =>
        new LoadDice(world.Scale.Seed, LoadTopic.Meeting, initiative.Place, number, session + 1).Id(LoadCalendar.At(initiative.DecidedOn, Entered + session));

    /// <summary>A kind of course or meeting.</summary>
    /// <param name="Type">Type of activity.</param>
    /// <param name="Activity">Code of the planned activity of a course; null for a meeting that stands alone.</param>
    /// <param name="Sessions">How many sessions.</param>
    /// <param name="CompletionMinimum">Present at so many.</param>
    /// <param name="FirstDay">Days after the start of the initiative.</param>
    private sealed record Kind(string Type, string? Activity, int Sessions, int CompletionMinimum, int FirstDay);
}
