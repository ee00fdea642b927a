namespace Collab.Domain.Calendars;

/// <summary>The working time of one day, in wall time, from its start up to but without its end. Lunch breaks don't interrupt it.</summary>
public sealed record WorkingTime
{
    /// <param name="end">After the start; midnight stands for 24:00, the end of the same day.</param>
    public WorkingTime(LocalTime start, LocalTime end)
    {
        if (end != LocalTime.Midnight && end <= start) throw new RuleBrokenException(WorkCalendarRules.WorkingTimeEndsBeforeItStarts);
        Start = start;
        End = end;
    }

    public LocalTime Start { get; private init; }

    /// <summary>The first moment that is no longer worked; midnight stands for 24:00.</summary>
    public LocalTime End { get; private init; }

    /// <summary>09:00 to 18:00, where nothing else is agreed.</summary>
    public static WorkingTime Default { get; } = new(new(9, 0), new(18, 0));

    public bool IsOverAt(LocalTime time) => End != LocalTime.Midnight && End <= time;

    public LocalDateTime StartOn(LocalDate date) => date.At(Start);

    public LocalDateTime EndOn(LocalDate date) => End == LocalTime.Midnight ? date.PlusDays(1).AtMidnight() : date.At(End);
}
