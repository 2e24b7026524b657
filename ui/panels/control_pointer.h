// Which of many controls a person is at: the one under the pointer, or else the one that has the focus.
#pragma once

#include <QObject>
#include <map>
#include <string>

class QWidget;

namespace engram::ui {

class ControlPointer : public QObject {
  Q_OBJECT
 public:
  explicit ControlPointer(QObject* parent = nullptr);

  void watch(QWidget* control, const std::string& path);
  /// The path of the control; empty: at none.
  [[nodiscard]] const std::string& at() const { return at_; }

 signals:
  void pointed(const std::string& path);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void follow();

  std::map<const QObject*, std::string> paths_;
  const QObject *under_pointer_ = nullptr, *with_focus_ = nullptr;
  std::string at_;
};

}  // namespace engram::ui
