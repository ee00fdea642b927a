using Collab.Domain.Collaborations;
using Collab.Domain.Common;
using Collab.Domain.Deadlines;
using Collab.Domain.Retrospectives;
using Collab.Domain.Summaries;
using Collab.Domain.Tests.Acceptances;

namespace Collab.Domain.Tests.Collaborations;

public sealed class ArchivingTests
{
    private readonly Delivered _world = new Delivered().Signed();
    private readonly Retrospective _retrospective;
    private readonly SummaryReport _summary;

    public ArchivingTests()
    {
        _retrospective = Retrospective.Expect(_world.Collaboration, NewId.Of<DeadlineId>());
        _summary = SummaryReport.Generate(_world.Collaboration, [], Delivered.Now);
    }

    [Fact]
    public void It_needs_the_retrospective() =>
        Refusal.By(CollaborationRules.RetrospectiveMissing, () => _world.Collaboration.Archive(_retrospective, null, 0, Delivered.Now));

    [Fact]
    public void It_needs_the_filed_summary()
    {
        Hold();
        Refusal.By(CollaborationRules.SummaryMissing, () => _world.Collaboration.Archive(_retrospective, null, 0, Delivered.Now));
        Refusal.By(CollaborationRules.SummaryMissing, () => _world.Collaboration.Archive(_retrospective, _summary, 0, Delivered.Now));
    }

    [Fact]
    public void It_leaves_no_issue_unsolved()
    {
        Complete();
        Refusal.By(CollaborationRules.IssuesOpen, () => _world.Collaboration.Archive(_retrospective, _summary, 1, Delivered.Now));
    }

    [Fact]
    public void It_comes_after_the_signature()
    {
        var earlier = new Delivered();
        Refusal.By(CollaborationRules.NotReadyToArchive, () => earlier.Collaboration.Archive(null, null, 0, Delivered.Now));
    }

    [Fact]
    public void Once_it_is_signed_no_work_is_added() =>
        Refusal.By(CollaborationRules.NotAtThisStep, () => _world.Item("再做一张海报", ""));

    [Fact]
    public void Afterwards_nothing_changes_any_more()
    {
        Complete();
        _world.Collaboration.Archive(_retrospective, _summary, 0, Delivered.Now);

        Assert.Equal((CollaborationState.Archived, 6), (_world.Collaboration.State, _world.Collaboration.Step));
        Refusal.By(CollaborationRules.ReadOnly, _world.Collaboration.RequireOpen);
        Refusal.By(CollaborationRules.ReadOnly, () => _world.Collaboration.Archive(_retrospective, _summary, 0, Delivered.Now));
        Refusal.By(CollaborationRules.ReadOnly, () => _world.Collaboration.NameLiaison(_world.Designer.DepartmentId, _world.Designer, null, Delivered.Now));
        Refusal.By(CollaborationRules.ReadOnly, () => _world.Item("再做一张海报", ""));
    }

    private void Hold() => _retrospective.Hold(Delivered.Now, ["各部门当天答复"], [], [], [], _world.Manager.Id, Delivered.Now);

    private void Complete()
    {
        Hold();
        _summary.File(_world.Manager.Id, Delivered.Now);
    }
}
