namespace Collab.Domain.Calendars;

/// <summary>The weekly pattern: the working time of each weekday, null where it is off.</summary>
public sealed record WorkWeek(
    WorkingTime? Monday, WorkingTime? Tuesday, WorkingTime? Wednesday, WorkingTime? Thursday, WorkingTime? Friday,
    WorkingTime? Saturday, WorkingTime? Sunday)
{
    /// <summary>Monday to Friday with the same hours, Saturday and Sunday off.</summary>
    public static WorkWeek MondayToFriday(WorkingTime hours) => new(hours, hours, hours, hours, hours, null, null);

    public WorkingTime? On(IsoDayOfWeek weekday) => weekday switch
    {
        IsoDayOfWeek.Monday => Monday,
        IsoDayOfWeek.Tuesday => Tuesday,
        IsoDayOfWeek.Wednesday => Wednesday,
        IsoDayOfWeek.Thursday => Thursday,
        IsoDayOfWeek.Friday => Friday,
        IsoDayOfWeek.Saturday => Saturday,
        IsoDayOfWeek.Sunday => Sunday,
        _ => throw new ArgumentOutOfRangeException(nameof(weekday), weekday, "No day of the week."),
    };
}
