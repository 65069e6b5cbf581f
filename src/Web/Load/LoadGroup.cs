using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>Ten who came after one another and meet ten times.</summary>
internal readonly struct LoadGroup(LoadScale scale, LoadInitiative initiative, int number)
{
    /// <summary>Members of a full group.</summary>
    public const int Size = 10;

    public const int SessionCount = 10;

    private const int Begins = 540;

    public LoadInitiative Initiative => initiative;

    public int Number => number;

    public Guid Id => new LoadDice(scale.Seed, LoadTopic.Series, initiative.Place, number).Id(LoadCalendar.At(LastJoined, 900));

    /// <summary>Who leads it: one of the initiative's coaches.</summary>
    public Guid Leader => initiative.Coach(number % initiative.CoachCount);

    public string Place => LoadWords.Municipalities[number % LoadWords.Municipalities.Length];

    private DateOnly LastJoined => LoadPerson.DayOfEnrolment(scale, initiative, Math.Min((number * Size) + Size, initiative.Size) - 1);

    public DateOnly DayOf(int session) => DemoDates.WorkdayAtOrBefore(LastJoined.AddDays(10)).AddDays(7 * session);

    public bool IsHeld(int session) => DayOf(session) < scale.Today;

    public Guid Session(int session) => new LoadDice(scale.Seed, LoadTopic.Session, initiative.Place, number, session).Id(LoadCalendar.At(LastJoined, 900 + session));

    public void WriteSessions(LoadTable rows)
    {
        for (var session = 0; session < SessionCount; session++)
        {
            var day = DayOf(session);
            rows.Row().Id(Session(session)).Id(initiative.Id).Id(Id).Number(session + 1).Text("workshop_series").Text("participants")
                .Text(LoadWords.Themes[session]).Null().Moment(LoadCalendar.At(day, Begins)).Moment(LoadCalendar.At(day, Begins + 180)).Text(Place).Id(Leader).Moment(LoadCalendar.At(day, Begins));
        }
    }
}
