using Collab.Domain.Common;
using Collab.Domain.Members;
using Collab.Domain.Notifications;
using Collab.Domain.Organizations;
using NodaTime;

namespace Collab.Domain.Tests.Notifications;

/// <summary>Three singly within any hour, then a digest.</summary>
public sealed class NoticeQuotaTests
{
    private static readonly Instant Start = Instant.FromUtc(2024, 10, 11, 2, 0);

    private readonly NoticeQuota _quota = new(NewId.Of<OrganizationId>(), NewId.Of<MemberId>());

    [Fact]
    public void The_fourth_within_an_hour_is_not_told_singly_and_the_hour_slides()
    {
        Assert.Equal([true, true, true, false], Taken(0, 20, 40, 59));
        Assert.Equal([true, false, true, false], Taken(60, 79, 80, 81));
    }

    [Fact]
    public void Reminders_crowd_out_no_breach()
    {
        Assert.Equal([true, true, true, false], Taken(0, 0, 0, 0));

        Assert.Equal([true, true, true, false], Enumerable.Range(0, 4).Select(_ => _quota.TakeSingle(Start, missed: true)));
    }

    [Fact]
    public void A_digest_grows_for_an_hour_from_its_beginning()
    {
        var digest = NewId.Of<NotificationId>();
        Assert.Null(_quota.DigestAt(Start));

        _quota.BeginDigest(digest, Start);

        Assert.Equal(digest, _quota.DigestAt(Start + Duration.FromMinutes(59)));
        Assert.Null(_quota.DigestAt(Start + Duration.FromMinutes(60)));
    }

    private bool[] Taken(params int[] minutes) => [.. minutes.Select(m => _quota.TakeSingle(Start + Duration.FromMinutes(m), missed: false))];
}
