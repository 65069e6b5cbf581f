namespace Samsteg.Web;

/// <summary>Somebody who is loaded: the course of a life in an initiative, thrown anew each time it is asked for.</summary>
internal readonly struct LoadPerson
{
    private const int RegisteredMinute = 690;
    private readonly LoadScale _scale;

    public LoadPerson(LoadScale scale, LoadInitiative initiative, int rank)
    {
        (_scale, Initiative, Rank) = (scale, initiative, rank);
        EnrolledOn = DayOfEnrolment(scale, initiative, rank);
        EnrolledAt = LoadCalendar.At(EnrolledOn, RegisteredMinute);
        var dice = Dice(LoadTopic.Person);
        Id = dice.Id(EnrolledAt);
        IsProtected = dice.Below(200) == 0;
        Coach = rank % initiative.CoachCount;
        var leaves = DemoDates.WorkdayAtOrBefore(EnrolledOn.AddDays(dice.Between(60, dice.Percent(30) ? 480 : 260)));
        var exit = leaves < initiative.End ? leaves : initiative.End;
        ExitedOn = exit < scale.Today ? exit : null;
    }

    public LoadInitiative Initiative { get; }

    /// <summary>Place among the initiative's participants in the order of enrolment, from 0.</summary>
    public int Rank { get; }

    public Guid Id { get; }

    public bool IsProtected { get; }

    public DateOnly EnrolledOn { get; }

    public DateTime EnrolledAt { get; }

    /// <summary>Null while still taking part.</summary>
    public DateOnly? ExitedOn { get; }

    /// <summary>Last day of which anything is told: the exit, or yesterday.</summary>
    public DateOnly LastDay => ExitedOn ?? _scale.Today.AddDays(-1);

    /// <summary>Number of the coach within the initiative.</summary>
    public int Coach { get; }

    public Guid CoachAccount => Initiative.Coach(Coach);

    /// <summary>Who keeps what the coach notes.</summary>
    public Guid Keeper => Initiative.EmployerOf(Coach);

    public LoadGroup Group => new(_scale, Initiative, Rank / LoadGroup.Size);

    /// <summary>The dice of one topic of this life.</summary>
    public LoadDice Dice(LoadTopic topic, int number = 0) => new(_scale.Seed, topic, Initiative.Place, Rank, number);

    /// <summary>Evenly over the intake, with the earlier ranks first.</summary>
    public static DateOnly DayOfEnrolment(LoadScale scale, LoadInitiative initiative, int rank)
    {
        const int first = 14;
        var days = initiative.EnrolUntil.DayNumber - initiative.Start.DayNumber - first;
        var even = (long)days * rank / initiative.Size;
        var jitter = new LoadDice(scale.Seed, LoadTopic.Enrolment, initiative.Place, rank).Below(Math.Max(1, days / initiative.Size));
        return DemoDates.WorkdayAtOrBefore(initiative.Start.AddDays(first + (int)even + jitter));
    }
}
