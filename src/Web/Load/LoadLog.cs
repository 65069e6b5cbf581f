namespace Samsteg.Web;

/// <summary>The log: each enrolment, and each file read once or twice.</summary>
internal static class LoadLog
{
    public static void Write(LoadWorld world, LoadTarget target) =>
        target.Copy("audit_entries", "at, account_id, action, subject_kind, subject_id, initiative_id, participant_id", rows =>
        {
            foreach (var person in world.People())
            {
                var dice = person.Dice(LoadTopic.Log);
                void Add(DateTime at, string action) => rows.Row().Moment(at).Id(person.CoachAccount).Text(action).Text("participants").Id(person.Id).Id(person.Initiative.Id).Id(person.Id);
                Add(person.EnrolledAt, "added");
                for (var number = dice.Between(0, 2); number > 0; number--)
                {
                    Add(LoadCalendar.At(person.LastDay, 600 + number), "read");
                }
            }
        });
}
