namespace Collab.Application.Notifications;

/// <summary>The recipient has read a notice; reading twice changes nothing.</summary>
[Requires(Permission.ReadNotification)]
public sealed record ReadNotification(NotificationId Id) : ICommand<UnreadCount>, IAbout
{
    About IAbout.About => new(SubjectType.Notification, Id.Value);

    internal sealed class Handler(ICollabDb db, ICaller caller, IClock clock) : IRequestHandler<ReadNotification, UnreadCount>
    {
        public async Task<UnreadCount> Handle(ReadNotification command, CancellationToken cancellationToken)
        {
            (await db.Notifications.GetAsync(command.Id, cancellationToken)).Read(clock.GetCurrentInstant());
            await db.SaveAsync(cancellationToken);
            return new(await ListNotifications.UnreadAsync(db, caller, cancellationToken));
        }
    }
}

/// <summary>The signed-in member has read everything.</summary>
[Requires(Permission.SignedIn)]
public sealed record ReadAllNotifications : ICommand<UnreadCount>
{
    internal sealed class Handler(ICollabDb db, ICaller caller, IClock clock) : IRequestHandler<ReadAllNotifications, UnreadCount>
    {
        public async Task<UnreadCount> Handle(ReadAllNotifications command, CancellationToken cancellationToken)
        {
            var now = clock.GetCurrentInstant();
            await db.Notifications.Where(n => n.RecipientId == caller.MemberId && n.ReadAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now).SetProperty(n => n.UpdatedAt, now).SetProperty(n => n.Version, n => n.Version + 1), cancellationToken);
            return new(0);
        }
    }
}

/// <param name="Unread">How many notices are left unread, at most 100.</param>
public sealed record UnreadCount(int Unread);
