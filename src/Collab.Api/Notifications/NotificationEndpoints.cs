using Collab.Application.Notifications;
using Collab.Domain.Notifications;

namespace Collab.Api.Notifications;

internal sealed class NotificationEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var notifications = api.MapGroup("/me/notifications").WithTags("Notifications");
        notifications.MapGet("", ListNotifications);
        notifications.MapGet("/{id:guid}/deadlines", ListGathered);
        notifications.MapPost("/{id:guid}/read", ReadNotification);
        notifications.MapPost("/read-all", ReadAllNotifications);
    }

    /// <summary>Lists what the signed-in member was told, the newest first.</summary>
    /// <param name="unread">True: only what was not read yet.</param>
    private static async Task<Ok<NotificationPage>> ListNotifications([AsParameters] Paging page, IMediator mediator, CancellationToken ct, bool? unread = null) =>
        TypedResults.Ok(await mediator.Send(new ListNotifications(unread, page.Limit, page.Cursor), ct));

    /// <summary>Lists what a digest gathered, by time.</summary>
    /// <remarks>Empty for any other notice.</remarks>
    private static async Task<Ok<Page<GatheredNotice>>> ListGathered(NotificationId id, [AsParameters] Paging page, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new ListGathered(id, page.Limit, page.Cursor), ct));

    /// <summary>Marks a notice as read.</summary>
    /// <remarks>Reading twice changes nothing.</remarks>
    private static async Task<Ok<UnreadCount>> ReadNotification(NotificationId id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new ReadNotification(id), ct));

    /// <summary>Marks everything as read.</summary>
    private static async Task<Ok<UnreadCount>> ReadAllNotifications(IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new ReadAllNotifications(), ct));
}
