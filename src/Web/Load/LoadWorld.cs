namespace Samsteg.Web;

/// <summary>What is loaded, as numbers: initiatives of uneven size, and everybody in the order in which they were enrolled.</summary>
internal sealed class LoadWorld
{
    private const double Evenness = 25;
    private const double Skew = 0.75;
    private readonly (int Initiative, int Rank)[] _order;

    public LoadWorld(LoadScale scale)
    {
        Scale = scale;
        Register = new LoadRegister(scale);
        Initiatives = [.. Sizes(scale).Select((size, place) => new LoadInitiative(scale, place, size, Register))];
        _order = Order();
    }

    public LoadScale Scale { get; }

    public LoadRegister Register { get; }

    public IReadOnlyList<LoadInitiative> Initiatives { get; }

    /// <summary>Everybody, as they came: rows written in this order lie as a real register's do, initiatives in among each other.</summary>
    public IEnumerable<LoadPerson> People()
    {
        foreach (var (initiative, rank) in _order)
        {
            yield return new LoadPerson(Scale, Initiatives[initiative], rank);
        }
    }

    /// <summary>The groups that meet, in the order in which their first members came.</summary>
    public IEnumerable<LoadGroup> Groups()
    {
        foreach (var (initiative, rank) in _order)
        {
            if (rank % LoadGroup.Size == 0)
            {
                yield return new LoadGroup(Scale, Initiatives[initiative], rank / LoadGroup.Size);
            }
        }
    }

    public Guid Lead(int number) => new LoadDice(Scale.Seed, LoadTopic.Lead, number).Id(LoadCalendar.At(new DateOnly(2016, 1, 8), 600));

    public Guid Office(int number) => new LoadDice(Scale.Seed, LoadTopic.Office, number).Id(LoadCalendar.At(new DateOnly(2016, 1, 8), 500));

    /// <summary>A few large initiatives, many small ones, shuffled so that a lead has some of each.</summary>
    private static int[] Sizes(LoadScale scale)
    {
        var weights = Enumerable.Range(0, scale.Initiatives).Select(static place => Math.Pow(place + Evenness, -Skew)).ToArray();
        var whole = weights.Sum();
        var sizes = Array.ConvertAll(weights, weight => (int)(scale.Participants * weight / whole));
        var missing = scale.Participants - sizes.Sum();
        for (var place = 0; place < missing; place++)
        {
            sizes[place % sizes.Length]++;
        }

        new Random(scale.Seed).Shuffle(sizes);
        return sizes;
    }

    private (int Initiative, int Rank)[] Order()
    {
        var people = new (int Initiative, int Rank)[Scale.Participants];
        var days = new long[Scale.Participants];
        var index = 0;
        foreach (var initiative in Initiatives)
        {
            for (var rank = 0; rank < initiative.Size; rank++, index++)
            {
                people[index] = (initiative.Place, rank);
                days[index] = ((long)LoadPerson.DayOfEnrolment(Scale, initiative, rank).DayNumber << 32) | (uint)index;
            }
        }

        Array.Sort(days, people);
        return people;
    }
}
