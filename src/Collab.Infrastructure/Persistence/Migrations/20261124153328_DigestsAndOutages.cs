using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace Collab.Infrastructure.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class DigestsAndOutages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "digest_id",
                schema: "collab",
                table: "deadline_steps",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "notice_quotas",
                schema: "collab",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    singly_at = table.Column<string>(type: "jsonb", nullable: false),
                    digest_id = table.Column<Guid>(type: "uuid", nullable: true),
                    digest_since = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notice_quotas", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "outages",
                schema: "collab",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    until = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outages", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_deadline_steps_late",
                schema: "collab",
                table: "deadline_steps",
                columns: new[] { "organization_id", "at", "deadline_id", "sequence" },
                filter: "step in ('reminded', 'breached', 'escalated') and recorded_at - at > interval '5 seconds'");

            migrationBuilder.CreateIndex(
                name: "ix_deadline_steps_organization_id_digest_id_at_deadline_id_seq",
                schema: "collab",
                table: "deadline_steps",
                columns: new[] { "organization_id", "digest_id", "at", "deadline_id", "sequence" },
                filter: "digest_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_outages_organization_id_from_id",
                schema: "collab",
                table: "outages",
                columns: new[] { "organization_id", "from", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "notice_quotas",
                schema: "collab");

            migrationBuilder.DropTable(
                name: "outages",
                schema: "collab");

            migrationBuilder.DropIndex(
                name: "ix_deadline_steps_late",
                schema: "collab",
                table: "deadline_steps");

            migrationBuilder.DropIndex(
                name: "ix_deadline_steps_organization_id_digest_id_at_deadline_id_seq",
                schema: "collab",
                table: "deadline_steps");

            migrationBuilder.DropColumn(
                name: "digest_id",
                schema: "collab",
                table: "deadline_steps");
        }
    }
}
