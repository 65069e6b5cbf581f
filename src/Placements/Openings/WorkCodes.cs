namespace Samsteg.Placements;

/// <summary>How much Swedish, or that is needed. Labels are <c>swedish_level.CODE</c>.</summary>
public enum SwedishLevel
{
    /// <summary>None.</summary>
    None,

    /// <summary>Single words and simple instructions.</summary>
    Words,

    /// <summary>Conversation about what is known.</summary>
    Conversation,

    /// <summary>Speaking, reading and writing at work.</summary>
    Working,
}

/// <summary>What work demands of whoever does it. Labels are <c>work_demand.CODE</c>.</summary>
public enum WorkDemand
{
    /// <summary>Lifting and carrying what is heavy.</summary>
    HeavyLifting,

    /// <summary>Standing and walking most of the time.</summary>
    Standing,

    /// <summary>Sitting most of the time.</summary>
    Sitting,

    /// <summary>Stairs and ladders.</summary>
    Climbing,

    /// <summary>Fine work with the hands.</summary>
    FineHandwork,

    /// <summary>Being outdoors in all weathers.</summary>
    Outdoors,

    /// <summary>Noise.</summary>
    Noise,

    /// <summary>Dust, scents or chemicals.</summary>
    Irritants,

    /// <summary>Meeting customers or visitors.</summary>
    Customers,

    /// <summary>Many people at once.</summary>
    Crowds,

    /// <summary>Working alone.</summary>
    Alone,

    /// <summary>A quick pace.</summary>
    Pace,

    /// <summary>Reading and writing.</summary>
    Reading,

    /// <summary>Driving licence for a car.</summary>
    DrivingLicence,
}

/// <summary>What a workplace has that some need. Labels are <c>work_support.CODE</c>.</summary>
public enum WorkSupport
{
    /// <summary>Can be reached and used without steps.</summary>
    StepFree,

    /// <summary>A quiet place to rest.</summary>
    QuietPlace,

    /// <summary>Tasks can be made smaller and changed.</summary>
    AdaptedTasks,

    /// <summary>Somebody beside one all the time in the beginning.</summary>
    CloseSupervision,

    /// <summary>Hours can vary from day to day.</summary>
    FlexibleHours,

    /// <summary>Aids for seeing or hearing.</summary>
    Aids,
}
