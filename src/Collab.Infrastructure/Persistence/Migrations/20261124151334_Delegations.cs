using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Collab.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Delegations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "deputy_for_id",
                schema: "collab",
                table: "notifications",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "stood_in",
                schema: "collab",
                table: "deadlines",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<Guid>(
                name: "actor_for_id",
                schema: "collab",
                table: "deadline_steps",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "recipient_for_id",
                schema: "collab",
                table: "deadline_steps",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "actor_for_id",
                schema: "collab",
                table: "audit_entries",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "delegations",
                schema: "collab",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    member_name = table.Column<string>(type: "text", nullable: false),
                    deputy_id = table.Column<Guid>(type: "uuid", nullable: true),
                    first_day = table.Column<LocalDate>(type: "date", nullable: false),
                    last_day = table.Column<LocalDate>(type: "date", nullable: false),
                    starts_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    arranged_by = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delegations", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_delegations_organization_id_deputy_id_ends_at",
                schema: "collab",
                table: "delegations",
                columns: new[] { "organization_id", "deputy_id", "ends_at" });

            migrationBuilder.CreateIndex(
                name: "ix_delegations_organization_id_ends_at",
                schema: "collab",
                table: "delegations",
                columns: new[] { "organization_id", "ends_at" });

            migrationBuilder.CreateIndex(
                name: "ix_delegations_organization_id_member_id_starts_at_id",
                schema: "collab",
                table: "delegations",
                columns: new[] { "organization_id", "member_id", "starts_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_delegations_organization_id_starts_at_id",
                schema: "collab",
                table: "delegations",
                columns: new[] { "organization_id", "starts_at", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "delegations",
                schema: "collab");

            migrationBuilder.DropColumn(
                name: "deputy_for_id",
                schema: "collab",
                table: "notifications");

            migrationBuilder.DropColumn(
                name: "stood_in",
                schema: "collab",
                table: "deadlines");

            migrationBuilder.DropColumn(
                name: "actor_for_id",
                schema: "collab",
                table: "deadline_steps");

            migrationBuilder.DropColumn(
                name: "recipient_for_id",
                schema: "collab",
                table: "deadline_steps");

            migrationBuilder.DropColumn(
                name: "actor_for_id",
                schema: "collab",
                table: "audit_entries");
        }
    }
}
