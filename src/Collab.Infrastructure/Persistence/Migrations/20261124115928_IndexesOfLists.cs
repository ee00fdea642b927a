using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Collab.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class IndexesOfLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_deadlines_organization_id_waiting_member_id_due_at_id",
                schema: "collab",
                table: "deadlines");

            migrationBuilder.CreateIndex(
                name: "ix_work_items_organization_id_state_planned_finish_id",
                schema: "collab",
                table: "work_items",
                columns: new[] { "organization_id", "state", "planned_finish", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_resource_requests_organization_id_reply_deadline_id",
                schema: "collab",
                table: "resource_requests",
                columns: new[] { "organization_id", "reply_deadline_id" });

            migrationBuilder.CreateIndex(
                name: "ix_deadlines_organization_id_kind_due_at_id",
                schema: "collab",
                table: "deadlines",
                columns: new[] { "organization_id", "kind", "due_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_deadlines_owed_by_department",
                schema: "collab",
                table: "deadlines",
                columns: new[] { "organization_id", "owner_department_id", "due_at", "id" },
                filter: "state in ('open', 'paused', 'breached')");

            migrationBuilder.CreateIndex(
                name: "ix_deadlines_organization_id_state_due_at_id",
                schema: "collab",
                table: "deadlines",
                columns: new[] { "organization_id", "state", "due_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_deadlines_organization_id_waiting_member_id_due_at_id",
                schema: "collab",
                table: "deadlines",
                columns: new[] { "organization_id", "waiting_member_id", "due_at", "id" },
                filter: "state in ('open', 'paused', 'breached')");

            migrationBuilder.CreateIndex(
                name: "ix_collaborations_organization_id_initiator_department_id",
                schema: "collab",
                table: "collaborations",
                columns: new[] { "organization_id", "initiator_department_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_work_items_organization_id_state_planned_finish_id",
                schema: "collab",
                table: "work_items");

            migrationBuilder.DropIndex(
                name: "ix_resource_requests_organization_id_reply_deadline_id",
                schema: "collab",
                table: "resource_requests");

            migrationBuilder.DropIndex(
                name: "ix_deadlines_organization_id_kind_due_at_id",
                schema: "collab",
                table: "deadlines");

            migrationBuilder.DropIndex(
                name: "ix_deadlines_owed_by_department",
                schema: "collab",
                table: "deadlines");

            migrationBuilder.DropIndex(
                name: "ix_deadlines_organization_id_state_due_at_id",
                schema: "collab",
                table: "deadlines");

            migrationBuilder.DropIndex(
                name: "ix_deadlines_organization_id_waiting_member_id_due_at_id",
                schema: "collab",
                table: "deadlines");

            migrationBuilder.DropIndex(
                name: "ix_collaborations_organization_id_initiator_department_id",
                schema: "collab",
                table: "collaborations");

            migrationBuilder.CreateIndex(
                name: "ix_deadlines_organization_id_waiting_member_id_due_at_id",
                schema: "collab",
                table: "deadlines",
                columns: new[] { "organization_id", "waiting_member_id", "due_at", "id" });
        }
    }
}
